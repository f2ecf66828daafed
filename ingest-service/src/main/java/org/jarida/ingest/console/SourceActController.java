package org.jarida.ingest.console;

import org.jarida.ingest.entry.Entries;
import org.jarida.ingest.poll.Feeds;
import org.jarida.ingest.replay.Replays;
import org.jarida.ingest.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is done to a source with one button; each leads back to the page that has it. */
@Controller
@RequestMapping(path = ConsolePages.SOURCES + "/{id}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
class SourceActController {

    private final Sources sources;
    private final Feeds feeds;
    private final Replays replays;
    private final Entries entries;

    SourceActController(Sources sources, Feeds feeds, Replays replays, Entries entries) {
        this.sources = sources;
        this.feeds = feeds;
        this.replays = replays;
        this.entries = entries;
    }

    /** One that is paused, by another editor meanwhile, stays so. */
    @PostMapping("/poll")
    ResponseEntity<String> poll(@PathVariable String id, @RequestParam(required = false) @Nullable String back) {
        boolean paused = sources.get(id).paused();
        if (!paused) {
            feeds.pollNow(id);
        }
        return done(paused ? Notice.Kind.PAUSED : Notice.Kind.POLLED, id, back);
    }

    @PostMapping("/pause")
    ResponseEntity<String> pause(@PathVariable String id, @RequestParam(required = false) @Nullable String back) {
        sources.rest(id, true);
        return done(Notice.Kind.PAUSED, id, back);
    }

    @PostMapping("/resume")
    ResponseEntity<String> resume(@PathVariable String id, @RequestParam(required = false) @Nullable String back) {
        sources.rest(id, false);
        return done(Notice.Kind.RESUMED, id, back);
    }

    @PostMapping("/replay")
    ResponseEntity<String> replay(@PathVariable String id, @RequestParam(required = false) @Nullable String back) {
        replays.request(sources.get(id).id());
        return done(Notice.Kind.REPLAYED, id, back);
    }

    @PostMapping("/republish")
    ResponseEntity<String> republish(@PathVariable String id, @RequestParam(required = false) @Nullable String back) {
        sources.republish(id);
        entries.republish(id);
        return done(Notice.Kind.REPUBLISHED, id, back);
    }

    private static ResponseEntity<String> done(Notice.Kind kind, String id, @Nullable String back) {
        return ConsolePages.done(ConsoleForms.safe(back), kind, id);
    }
}
