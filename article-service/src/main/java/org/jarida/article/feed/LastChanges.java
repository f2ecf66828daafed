package org.jarida.article.feed;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Since when an answer has been as it is, as far as this replica has seen: what {@code Last-Modified} may say. The times of
 * the articles cannot tell it, because hiding an image, a withdrawal or a source's new policy changes a feed without one.
 * Seen late is safe: a client is then sent again what it has. Of an address not asked for lately nothing is known, and it
 * is taken as changed now.
 */
final class LastChanges {

    private static final int MOST = 2000;

    private final Clock clock;
    private final Map<String, Seen> lately = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Seen> eldest) {
            return size() > MOST;
        }
    };

    LastChanges(Clock clock) {
        this.clock = clock;
    }

    private record Seen(String etag, Instant since) {}

    /**
     * When the answer of an address became what it is, in whole seconds, rounded up; nothing while that second lasts, for
     * another change may come in the same one.
     */
    synchronized Optional<Instant> of(String address, String etag) {
        Instant now = clock.instant();
        Seen seen = lately.get(address);
        if (seen == null || !seen.etag().equals(etag)) {
            seen = new Seen(etag, now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
            lately.put(address, seen);
        }
        return seen.since().isAfter(now) ? Optional.empty() : Optional.of(seen.since());
    }
}
