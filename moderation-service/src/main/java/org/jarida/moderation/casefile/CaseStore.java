package org.jarida.moderation.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jarida.events.CaseState;
import org.jspecify.annotations.Nullable;

/** Keeps cases. Every write is of one whole case and succeeds only where nobody else wrote since it was read. */
public interface CaseStore {

    /**
     * A case to write.
     *
     * @param revRead the rev of the case it was made from; 0 when there was none
     */
    record Change(long revRead, Case after) {}

    /** A place in the list of cases: the last one that was shown. */
    record Position(Instant touchedAt, String imageId) {}

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

    /** Cases whose outbox has waited since before a time, the oldest first. */
    List<Case> pending(Instant before, int limit);

    Backlog backlog();

    /** Cases, the last touched first, after a position; of one state, or of all when it is null. */
    List<Case> page(@Nullable CaseState state, @Nullable Position after, int limit);

    /** Cases with at least one version, in the order of their image ids, after one of them. */
    List<Case> decidedAfter(String imageId, int limit);
}
