package org.jarida.moderation.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The published hides of all cases: every change to a hidden state, also from one hidden state to another. */
public interface HideLog {

    /**
     * One hide.
     *
     * @param filedAt when it came into the history, by the clock of the replica that filed it
     */
    record Hide(String imageId, LogEntry entry, Instant filedAt) {

        public Place place() {
            return new Place(filedAt, imageId, entry.version());
        }
    }

    /** Where a hide stands among all: by the time of filing, then by image and version. */
    record Place(Instant filedAt, String imageId, long version) {}

    /**
     * Hides in the order of their places.
     *
     * @param after the place of the last one seen, or null
     * @param before only what was filed earlier: replicas' clocks differ, and a write takes its time
     */
    List<Hide> hides(@Nullable Place after, Instant before, int limit);

    /** The hide that made a version of a case. */
    Optional<Hide> hide(String imageId, long version);

    /** The latest hide of a case. */
    Optional<Hide> latestHide(String imageId);

    /** The published change that showed the image of a hide again; empty while it is hidden. */
    Optional<LogEntry> end(Hide of);
}
