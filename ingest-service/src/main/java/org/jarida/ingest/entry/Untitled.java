package org.jarida.ingest.entry;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.commons.codec.digest.DigestUtils;
import org.jarida.ingest.feed.ParsedEntry;

/**
 * Remembers entries without a title whose pages gave none either, so that a sitemap full of pages that are no articles does
 * not have them read at every poll. Of this replica only, and for a while only: a page may have been away. Safe for
 * concurrent use.
 */
final class Untitled {

    static final Duration PAUSE = Duration.ofHours(1);

    private static final int REMEMBERED = 20_000;

    private final Cache<String, Boolean> known;

    Untitled(Clock clock) {
        known = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(PAUSE)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .build();
    }

    void add(String sourceId, ParsedEntry entry) {
        known.put(key(sourceId, entry), true);
    }

    boolean contains(String sourceId, ParsedEntry entry) {
        return known.getIfPresent(key(sourceId, entry)) != null;
    }

    /** A page that was changed since is another one. */
    private static String key(String sourceId, ParsedEntry entry) {
        return DigestUtils.sha256Hex(sourceId + "\n" + entry.url() + "\n" + entry.updated());
    }
}
