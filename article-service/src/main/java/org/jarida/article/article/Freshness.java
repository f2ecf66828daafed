package org.jarida.article.article;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** When each source last brought an article. */
public final class Freshness {

    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Listings listings;
    private final Clock clock;
    private Kept kept = new Kept(Map.of(), Instant.MIN);

    public Freshness(Listings listings, Clock clock) {
        this.listings = listings;
        this.clock = clock;
    }

    private record Kept(Map<String, Instant> newest, Instant until) {}

    /** Of the sources that have any; looked up anew every ten seconds at most, since every source is a question of its own. */
    public synchronized Map<String, Instant> newestOf(Collection<String> sourceIds) {
        Instant now = clock.instant();
        if (now.isAfter(kept.until())) {
            kept = new Kept(listings.newestOf(sourceIds), now.plus(KEPT));
        }
        return kept.newest();
    }
}
