package org.jarida.ingest.replay;

import org.jarida.ingest.entry.Entries;
import org.jarida.ingest.source.Sources;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes the wish for a replay; the work is done in the background. */
@RestController
final class ReplayController {

    private final Replays replays;
    private final Sources sources;
    private final Entries entries;

    ReplayController(Replays replays, Sources sources, Entries entries) {
        this.replays = replays;
        this.sources = sources;
        this.entries = entries;
    }

    @PostMapping("/api/v1/sources/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void replaySource(@PathVariable String id) {
        replays.request(sources.get(id).id());
    }

    @PostMapping("/api/v1/articles/{id}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void replayArticle(@PathVariable String id) {
        if (!entries.known(id)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no article with this id.");
        }
        String sourceId = entries.sourceOf(id)
                .orElseThrow(() -> new ProblemException(ProblemType.CONFLICT, "This article is withdrawn."));
        if (sources.find(sourceId).isEmpty()) {
            throw new ProblemException(ProblemType.CONFLICT, "The source of this article is followed no longer.");
        }
        replays.request(sourceId, id);
    }
}
