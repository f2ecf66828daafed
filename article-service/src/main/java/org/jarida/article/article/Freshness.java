package org.jarida.article.article;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** When each source last brought an article. */
public final class Freshness {

    private static final Duration KEPT = Duration.ofSeconds(10);

    private final LoadingCache<Set<String>, Map<String, Instant>> newest;

    public Freshness(Listings listings, Ticker ticker) {
        this.newest = Caffeine.newBuilder()
                .ticker(ticker)
                .expireAfterWrite(KEPT)
                .maximumSize(1)
                .build(listings::newestOf);
    }

    /** Of the sources that have any; looked up anew every ten seconds at most, since every source is a question of its own. */
    public Map<String, Instant> newestOf(Collection<String> sourceIds) {
        return newest.get(Set.copyOf(sourceIds));
    }
}
