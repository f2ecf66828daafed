package org.jarida.moderation.breaker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import org.jarida.moderation.casefile.Breaker;
import org.jarida.moderation.casefile.HistoryStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens when more was hidden by rule within the last hour than the limit, and stays open on every replica until a
 * moderator closes it; what was hidden before that counts no more. The counts come from the history, looked at every few
 * seconds; between two looks a replica adds its own hides.
 *
 * <p>The limit follows the median of the 168 hours before the last, so that neither a quiet night nor one wild hour moves
 * it; it is worked out anew every ten minutes.
 */
public final class HideBreaker implements Breaker {

    private static final Logger log = LoggerFactory.getLogger(HideBreaker.class);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int HOURS = 168;
    private static final Duration LIMIT_KEPT = Duration.ofMinutes(10);

    private final BreakerSettings settings;
    private final BreakerStore store;
    private final HistoryStore history;
    private final Clock clock;

    private BreakerState state = BreakerState.NEW;
    private long hides;
    private long limit;
    private Instant limitKnown = Instant.MIN;
    private Instant looked = Instant.MIN;

    HideBreaker(BreakerSettings settings, BreakerStore store, HistoryStore history, Clock clock) {
        this.settings = settings;
        this.store = store;
        this.history = history;
        this.clock = clock;
    }

    /**
     * How it stands.
     *
     * @param openSince null while it is closed
     * @param hides within the last hour, since it was last closed
     * @param limit above which it opens
     */
    public record Reading(@Nullable Instant openSince, long hides, long limit) {

        public boolean isOpen() {
            return openSince != null;
        }
    }

    public synchronized Reading reading() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        if (!now.isBefore(looked.plus(settings.every()))) {
            look(now);
        }
        return new Reading(state.openSince(), hides, limit);
    }

    private void look(Instant now) {
        if (!now.isBefore(limitKnown.plus(LIMIT_KEPT))) {
            limit = Math.max(settings.hides(), settings.times() * medianHour(now));
            limitKnown = now;
        }
        state = store.read();
        Instant hourAgo = now.minus(HOUR);
        Instant since = state.closedAt().isAfter(hourAgo) ? state.closedAt() : hourAgo;
        hides = history.automaticHidesSince(since).size();
        if (!state.isOpen() && hides > limit) {
            store.open(state, now);
            state = store.read();
            log.warn("breaker opened: {} images hidden by rule within an hour, limit {}", hides, limit);
        }
        looked = now;
    }

    private long medianHour(Instant now) {
        long[] hours = new long[HOURS];
        List<Instant> week = history.automaticHidesSince(now.minus(HOUR.multipliedBy(HOURS + 1)));
        for (Instant each : week) {
            long hoursAgo = Duration.between(each, now).toHours();
            if (hoursAgo >= 1 && hoursAgo <= HOURS) {
                hours[(int) hoursAgo - 1]++;
            }
        }
        Arrays.sort(hours);
        return (hours[HOURS / 2 - 1] + hours[HOURS / 2]) / 2;
    }

    @Override
    public synchronized boolean isOpen(int unstored) {
        Reading reading = reading();
        return reading.isOpen() || reading.hides() + unstored > reading.limit();
    }

    @Override
    public synchronized void hid(Instant at) {
        if (at.isAfter(clock.instant().minus(HOUR))) {
            hides++;
        }
    }

    /** Closes it; whether it was open. */
    public synchronized boolean close(String account) {
        boolean wasOpen = store.close(account, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        looked = Instant.MIN;
        return wasOpen;
    }
}
