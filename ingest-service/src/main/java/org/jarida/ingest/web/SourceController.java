package org.jarida.ingest.web;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jarida.ingest.entry.Entries;
import org.jarida.ingest.poll.Feeds;
import org.jarida.ingest.replay.Replays;
import org.jarida.ingest.source.Source;
import org.jarida.ingest.source.SourceInput;
import org.jarida.ingest.source.Sources;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jarida.service.trust.Caller;
import org.jarida.service.trust.Role;
import org.jarida.theme.UiLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Sources for anyone to read and for editors to change. What anyone sees may be kept for a second and has an ETag; an
 * editor also sees how each feed does, which is nobody else's and is not kept.
 */
@RestController
@RequestMapping("/api/v1/sources")
final class SourceController {

    private static final int MOST_LISTED = 500;
    private static final int LISTED = 100;
    private static final CacheControl SHORT =
            CacheControl.maxAge(Duration.ofSeconds(1)).cachePublic().mustRevalidate();
    private static final CacheControl OWN = CacheControl.noStore().cachePrivate();

    private final Sources sources;
    private final Feeds feeds;
    private final Entries entries;
    private final Replays replays;

    SourceController(Sources sources, Feeds feeds, Entries entries, Replays replays) {
        this.sources = sources;
        this.feeds = feeds;
        this.entries = entries;
        this.replays = replays;
    }

    /** @param next the cursor of the next page; null on the last one */
    record SourceList(List<SourceView> items, @Nullable String next) {}

    @GetMapping
    ResponseEntity<SourceList> list(
            @RequestParam(defaultValue = "" + LISTED) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        if (limit < 1 || limit > MOST_LISTED) {
            throw ProblemException.invalid("limit", "must be a whole number from 1 to " + MOST_LISTED);
        }
        List<Source> found = sources.list(cursor, limit + 1);
        boolean more = found.size() > limit;
        List<Source> page = more ? found.subList(0, limit) : found;
        return answer(
                new SourceList(
                        page.stream()
                                .map(source -> view(source, caller, language))
                                .toList(),
                        more ? page.getLast().id() : null),
                caller);
    }

    @GetMapping("/{id}")
    ResponseEntity<SourceView> get(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        SourceView view = view(sources.get(id), caller, language);
        return answer(
                caller.is(Role.EDITOR) ? view.withReplay(replays.ofSource(id).orElse(null)) : view, caller);
    }

    private static <T> ResponseEntity<T> answer(T body, Caller caller) {
        return ResponseEntity.ok()
                .cacheControl(caller.is(Role.EDITOR) ? OWN : SHORT)
                .body(body);
    }

    @PostMapping
    ResponseEntity<SourceView> add(
            @RequestBody SourceInput input,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        Source source = sources.add(input);
        return ResponseEntity.created(URI.create("/api/v1/sources/" + source.id()))
                .body(view(source, caller, language));
    }

    @PutMapping("/{id}")
    SourceView describe(
            @PathVariable String id,
            @RequestBody SourceInput input,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        return view(sources.describe(id, input), caller, language);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, @RequestParam(defaultValue = "keep") String articles) {
        if (!articles.equals("keep") && !articles.equals("withdraw")) {
            throw ProblemException.invalid("articles", "must be keep or withdraw");
        }
        sources.remove(id, articles.equals("withdraw"));
    }

    @PostMapping("/{id}/poll")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void poll(@PathVariable String id) {
        if (sources.get(id).paused()) {
            throw new ProblemException(ProblemType.CONFLICT, "This source is paused: resume it first.");
        }
        feeds.pollNow(id);
    }

    @PostMapping("/{id}/pause")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void pause(@PathVariable String id) {
        sources.rest(id, true);
    }

    @PostMapping("/{id}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void resume(@PathVariable String id) {
        sources.rest(id, false);
    }

    @PostMapping("/{id}/republish")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void republish(@PathVariable String id) {
        sources.republish(id);
        entries.republish(id);
    }

    private SourceView view(Source source, Caller caller, @Nullable String language) {
        if (!caller.is(Role.EDITOR)) {
            return SourceView.forAnyone(source);
        }
        UiLanguage spoken = UiLanguage.of(language);
        return SourceView.forEditor(
                source,
                feeds.health(source).stream()
                        .map(health -> FeedHealthView.of(health, spoken))
                        .toList());
    }
}
