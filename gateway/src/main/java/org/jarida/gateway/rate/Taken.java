package org.jarida.gateway.rate;

import java.time.Duration;

/**
 * What came of asking for one.
 *
 * @param allowed whether there was one
 * @param left how many there are now
 * @param untilNext until there will be one; zero when there was
 * @param whole until there will be as many as at first
 */
public record Taken(boolean allowed, long left, Duration untilNext, Duration whole) {

    static final Taken UNLIMITED = new Taken(true, Long.MAX_VALUE, Duration.ZERO, Duration.ZERO);

    /** The wait in whole seconds, as {@code Retry-After} says it: at least one. */
    public long waitSeconds() {
        return Math.max(1, untilNext.plusNanos(999_999_999).toSeconds());
    }
}
