package org.jarida.ingest.takedown;

import java.util.regex.Pattern;
import org.jarida.ingest.entry.Entries;
import org.jarida.ingest.poll.Feeds;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes articles down and lifts takedowns. Taking down leaves a tombstone: text, past revisions and the images that no
 * other article uses are erased, hidden ones kept as evidence. Both may be repeated.
 */
public final class Takedowns {

    /** Characters. */
    public static final int LONGEST_REASON = 1_000;

    private static final Logger log = LoggerFactory.getLogger(Takedowns.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final Entries entries;
    private final Feeds feeds;

    Takedowns(Entries entries, Feeds feeds) {
        this.entries = entries;
        this.feeds = feeds;
    }

    /**
     * Takes an article down.
     *
     * @param reason why, in an editor's words
     * @throws ProblemException when there is no reason, or no such article
     */
    public void takeDown(String id, @Nullable String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw ProblemException.invalid("reason", "must be 1 to " + LONGEST_REASON + " characters");
        }
        if (!ID.matcher(id).matches() || !entries.takeDown(id, reason.strip())) {
            throw unknown();
        }
        log.info("article {} taken down", id);
    }

    /**
     * Lifts a tombstone; the next poll that holds the article, which begins now, brings it back.
     *
     * @throws ProblemException when there is no such article, or no tombstone of it
     */
    public void reinstate(String id) {
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
