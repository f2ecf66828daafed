package org.jarida.ingest.poll;

import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait until the next poll. A feed with news is visited twice as soon, one without half as late again; one that
 * fails is left alone longer each time; every pause is lengthened by 10 to 25 %, so that feeds do not move in step. Pure.
 */
final class PollInterval {

    private static final Duration LONGEST_HINT = Duration.ofHours(12);
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofDays(7);
    private static final Duration FIRST_BACKOFF = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 20;

    private final PollSettings settings;

    PollInterval(PollSettings settings) {
        this.settings = settings;
    }

    /** The next pause before jitter, after a poll that succeeded. */
    Duration adapted(Duration previous, boolean changed) {
        Duration next =
                changed ? previous.dividedBy(2) : previous.multipliedBy(3).dividedBy(2);
        return within(settings.shortest(), next, settings.longest());
    }

    /** After a poll that succeeded: never sooner than server and feed ask, within a sane cap. */
    Duration afterSuccess(
            Duration adapted, @Nullable Duration freshFor, @Nullable Duration refreshInterval, double random) {
        Duration asked = Stream.of(adapted, capped(freshFor, LONGEST_HINT), capped(refreshInterval, LONGEST_HINT))
                .max(Comparator.naturalOrder())
                .orElse(adapted);
        return jittered(asked, random);
    }

    /** @param failures in a row, this one included */
    Duration afterFailure(int failures, double random) {
        Duration pause = FIRST_BACKOFF.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        return jittered(capped(pause, settings.longestBackoff()), random);
    }

    /** In full when the server says how long; never shorter than a failure's pause. */
    Duration afterTooManyRequests(@Nullable Duration retryAfter, int failures, double random) {
        Duration pause = afterFailure(failures, random);
        Duration asked = capped(retryAfter, LONGEST_RETRY_AFTER);
        return asked.compareTo(pause) > 0 ? jittered(asked, random / 10) : pause;
    }

    private static Duration jittered(Duration pause, double random) {
        double factor = 0.10 + 0.15 * random;
        return pause.plusMillis(Math.round(pause.toMillis() * factor));
    }

    private static Duration capped(@Nullable Duration duration, Duration cap) {
        return duration == null ? Duration.ZERO : duration.compareTo(cap) < 0 ? duration : cap;
    }

    private static Duration within(Duration least, Duration value, Duration most) {
        return value.compareTo(least) < 0 ? least : value.compareTo(most) > 0 ? most : value;
    }
}
