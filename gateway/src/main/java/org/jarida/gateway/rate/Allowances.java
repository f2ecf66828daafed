package org.jarida.gateway.rate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.time.Duration;
import java.util.List;

/**
 * Counts for each of many, such as networks, what they have used of the same rates. In memory of this gateway alone, and
 * of so many at most: the least seen is forgotten, which gives it all back.
 */
public final class Allowances<K> {

    private static final int COUNTED_AT_MOST = 100_000;

    private final List<Rate> rates;
    private final TimeMeter time;
    private final Cache<K, Bucket> buckets;

    public Allowances(List<Rate> rates, Ticker ticker) {
        this(rates, ticker, COUNTED_AT_MOST);
    }

    Allowances(List<Rate> rates, Ticker ticker, int most) {
        this.rates = rates.stream().filter(Rate::isLimited).toList();
        this.time = new Ticks(ticker);
        Duration longest =
                this.rates.stream().map(Rate::period).max(Duration::compareTo).orElse(Duration.ofSeconds(1));
        this.buckets = Caffeine.newBuilder()
                .maximumSize(most)
                .expireAfterAccess(longest)
                .ticker(ticker)
                .build();
    }

    /** Takes one, if each rate has one left. */
    public Taken take(K who) {
        if (rates.isEmpty()) {
            return Taken.UNLIMITED;
        }
        ConsumptionProbe probe = bucket(who).tryConsumeAndReturnRemaining(1);
        return new Taken(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }

    /** Gives back what was taken. */
    public void giveBack(K who) {
        if (!rates.isEmpty()) {
            bucket(who).addTokens(1);
        }
    }

    private Bucket bucket(K who) {
        return buckets.get(who, _ -> newBucket());
    }

    private Bucket newBucket() {
        LocalBucketBuilder builder = Bucket.builder().withCustomTimePrecision(time);
        for (Rate rate : rates) {
            builder.addLimit(limit -> limit.capacity(rate.times()).refillGreedy(rate.times(), rate.period()));
        }
        return builder.build();
    }

    private record Ticks(Ticker ticker) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return ticker.read();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }
}
