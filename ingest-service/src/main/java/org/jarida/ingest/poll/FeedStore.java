package org.jarida.ingest.poll;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keeps feeds and shares them among replicas. */
interface FeedStore {

    void ensureIndexes();

    /** A feed in somebody's hands; only the holder of the lease may finish it. */
    record Claim(Feed feed, String holder) {}

    /** What is not to be claimed just now. */
    record Excluded(Collection<String> domains, Collection<String> sources) {
        static final Excluded NOTHING = new Excluded(List.of(), List.of());
    }

    /**
     * Takes the feed that has been due longest, unless it rests, another holds it, or its domain or source is excluded. One atomic
     * update: no two replicas get the same feed while its lease lasts.
     */
    Optional<Claim> claim(Instant now, Instant leaseUntil, Excluded excluded);

    /**
     * Records what a poll found out and ends the lease; nothing happens when the lease has passed to another. When the feed
     * was asked for meanwhile, it stays due and unconditional.
     */
    void finish(Claim claim, PollReport report, Instant now);

    /** Ends a lease without a poll. */
    void release(Claim claim);

    /**
     * Makes a source's feeds exactly these; known ones keep what is known of them but are polled whole, and now, new ones
     * begin with what they bring.
     */
    void keepOnly(String sourceId, List<Feed> feeds);

    /** Makes every feed of a source due now, and its next poll unconditional. */
    void askForAll(String sourceId, Instant now);

    List<Feed> ofSource(String sourceId);

    /** Every feed, those of a source by their ids. */
    List<Feed> all();

    /** When the feed that has been due longest was due; empty when none is. */
    Optional<Instant> mostOverdue(Instant now);
}
