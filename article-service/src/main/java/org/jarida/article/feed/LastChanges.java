package org.jarida.article.feed;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private final Cache<String, Seen> lately =
            Caffeine.newBuilder().maximumSize(MOST).build();

    LastChanges(Clock clock) {
        this.clock = clock;
    }

    private record Seen(String etag, Instant since) {}

    /**
     * When the answer of an address became what it is, in whole seconds, rounded up; nothing while that second lasts, for
     * another change may come in the same one.
     */
    Optional<Instant> of(String address, String etag) {
        Instant now = clock.instant();
        Seen last = lately.asMap()
                .compute(
                        address,
                        (_, seen) -> seen != null && seen.etag().equals(etag)
                                ? seen
                                : new Seen(
                                        etag,
                                        now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1)));
        return last.since().isAfter(now) ? Optional.empty() : Optional.of(last.since());
    }
}
