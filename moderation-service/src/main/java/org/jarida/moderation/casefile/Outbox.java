package org.jarida.moderation.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a case has been published and what has not.
 *
 * @param published the highest version that the broker acknowledged
 * @param log the changes above it, in order
 * @param last the latest change, published or not, without its actor's name: the state as it may be published again;
 *     null while the version is 0
 * @param pendingSince when the oldest of {@code log} was stored; null when there is nothing to publish
 */
public record Outbox(
        long published,
        List<LogEntry> log,
        @Nullable LogEntry last,
        @Nullable Instant pendingSince) {

    static final Outbox EMPTY = new Outbox(0, List.of(), null, null);

    public Outbox {
        log = List.copyOf(log);
    }

    Outbox with(LogEntry entry) {
        List<LogEntry> longer = new ArrayList<>(log);
        longer.add(entry);
        return new Outbox(published, longer, entry.nameless(), pendingSince);
    }

    Outbox stamped(Instant now) {
        return log.isEmpty() || pendingSince != null ? this : new Outbox(published, log, last, now);
    }
}
