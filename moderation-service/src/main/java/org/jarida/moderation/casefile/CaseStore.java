package org.jarida.moderation.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jarida.events.CaseState;
import org.jarida.events.ReportReason;
import org.jspecify.annotations.Nullable;

/** Keeps cases. Every write is of one whole case and succeeds only where nobody else wrote since it was read. */
public interface CaseStore {

    /**
     * A case to write.
     *
     * @param revRead the rev of the case it was made from; 0 when there was none
     */
    record Change(long revRead, Case after) {}

    /**
     * Which cases to list.
     *
     * @param reason that at least one report of the current round gave
     * @param before when they came into the queue at the latest
     */
    record Query(
            @Nullable CaseState state,
            @Nullable ReportReason reason,
            @Nullable Instant before) {

        public static final Query ALL = new Query(null, null, null);
    }

    /** The backlog of verdicts: how many cases wait, and since when the oldest does; null when none. */
    record Backlog(long cases, @Nullable Instant oldest) {}

    /** The stored ones of these images' cases. */
    Map<String, Case> find(Collection<String> imageIds);

    default Optional<Case> find(String imageId) {
        return Optional.ofNullable(find(List.of(imageId)).get(imageId));
    }

    /**
     * Writes cases, each on its own, at most one for an image.
     *
     * @return the images whose case somebody else wrote first; theirs are not written
     */
    Set<String> write(List<Change> changes);

    /**
     * Notes that every version up to this one is acknowledged and stands in the history, and takes it off the outbox.
     * May be repeated; never lowers what is noted.
     *
     * @return the highest version that was noted before
     */
    long markPublished(String imageId, long version);

    /**
     * Notes the same for several cases that stand at these versions; at most one for an image.
     *
     * @return whether that was so for all; if not, some may be noted and {@link #markPublished(String, long)} tells of each
     */
    boolean markPublished(Map<String, Long> versions);

    /** Cases whose outbox has waited since before a time, the oldest first. */
    List<Case> pending(Instant before, int limit);

    Backlog backlog();

    /** Where a case stands in the queue. */
    QueuePlace placeOf(Case of);

    /** Cases in the order of the queue, after a place in it. */
    List<Case> page(Query query, @Nullable QueuePlace after, int limit);

    /** Since when the longest waiting of the cases waits that are first in the queue because of a severe reason. */
    Optional<Instant> oldestSevere();

    /** The images that are not hidden and have a vote under one of these keys in the current round. Looks at every case. */
    Set<String> visibleWithVoteOf(Collection<String> reporterKeys);

    /** Cases with at least one version, in the order of their image ids, after one of them. */
    List<Case> decidedAfter(String imageId, int limit);
}
