package org.jarida.ingest.takedown;

import java.util.regex.Pattern;
import org.jarida.ingest.entry.Entries;
import org.jarida.ingest.poll.Feeds;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes articles down and lifts takedowns. Taking down leaves a tombstone: text, past revisions and the images that no
 * other article uses are erased, hidden ones kept as evidence. Both may be repeated.
 */
@RestController
@RequestMapping("/api/v1/articles/{id}")
final class TakedownController {

    private static final Logger log = LoggerFactory.getLogger(TakedownController.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final int LONGEST_REASON = 1_000;

    private final Entries entries;
    private final Feeds feeds;

    TakedownController(Entries entries, Feeds feeds) {
        this.entries = entries;
        this.feeds = feeds;
    }

    /** @param reason why, in an editor's words */
    record TakedownRequest(@Nullable String reason) {}

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void takeDown(@PathVariable String id, @RequestBody TakedownRequest request) {
        String reason = request.reason();
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw ProblemException.invalid("reason", "must be 1 to " + LONGEST_REASON + " characters");
        }
        if (!ID.matcher(id).matches() || !entries.takeDown(id, reason.strip())) {
            throw unknown();
        }
        log.info("article {} taken down", id);
    }

    @PostMapping("/reinstate")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void reinstate(@PathVariable String id) {
        if (!ID.matcher(id).matches() || !entries.known(id)) {
            throw unknown();
        }
        String sourceId = entries.reinstate(id)
                .orElseThrow(() -> new ProblemException(ProblemType.CONFLICT, "This article is not withdrawn."));
        feeds.pollNow(sourceId);
        log.info("article {} reinstated", id);
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no article with this id.");
    }
}
