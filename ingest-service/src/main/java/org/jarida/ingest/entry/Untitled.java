package org.jarida.ingest.entry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
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

    private final Clock clock;
    private final Map<String, Instant> until = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    Untitled(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(String sourceId, ParsedEntry entry) {
        until.put(key(sourceId, entry), clock.instant().plus(PAUSE));
    }

    synchronized boolean contains(String sourceId, ParsedEntry entry) {
        Instant end = until.get(key(sourceId, entry));
        return end != null && clock.instant().isBefore(end);
    }

    /** A page that was changed since is another one. */
    private static String key(String sourceId, ParsedEntry entry) {
        return DigestUtils.sha256Hex(sourceId + "\n" + entry.url() + "\n" + entry.updated());
    }
}
