package org.jarida.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollIntervalTests {

    private final PollInterval interval = new PollInterval(new PollSettings(
            1,
            1,
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofHours(4),
            Duration.ofHours(24),
            3,
            Duration.ofDays(1),
            Duration.ofSeconds(1)));

    @ParameterizedTest
    @CsvSource({
        "PT20M, true, PT10M",
        "PT5M, true, PT5M",
        "PT20M, false, PT30M",
        "PT4H, false, PT4H",
        "PT0S, false, PT5M"
    })
    void adaptsToWhatWasSeen(Duration previous, boolean changed, Duration next) {
        assertThat(interval.adapted(previous, changed)).isEqualTo(next);
    }

    /** Columns: adapted pause; Cache-Control or Expires; ttl or sy:updatePeriod; random; what comes of it. */
    @ParameterizedTest
    @CsvSource({
        "PT10M, , , 0, PT11M",
        "PT10M, , , 1, PT12M30S",
        "PT10M, PT0S, , 0, PT11M",
        "PT10M, PT1M, , 0, PT11M",
        "PT10M, PT1H, , 0, PT66M",
        "PT10M, PT1H, PT30M, 0, PT66M",
        "PT10M, PT1M, PT30M, 0, PT33M",
        "PT10M, , PT2H, 1, PT150M",
        "PT4H, PT1H, PT1H, 0, PT264M",
        "PT10M, PT12H, , 0, PT13H12M",
        "PT10M, P30D, , 0, PT13H12M",
        "PT10M, , P7D, 0, PT13H12M"
    })
    void neverComesSoonerThanAskedWithinACap(
            Duration adapted, Duration fresh, Duration refresh, double random, Duration pause) {
        assertThat(interval.afterSuccess(adapted, fresh, refresh, random)).isEqualTo(pause);
    }

    @Test
    void backsOffToADayAndNeverGivesUp() {
        assertThat(interval.afterFailure(1, 0)).isEqualTo(Duration.ofSeconds(66));
        assertThat(interval.afterFailure(2, 0)).isEqualTo(Duration.ofSeconds(132));
        assertThat(interval.afterFailure(12, 0))
                .isEqualTo(Duration.ofHours(24).multipliedBy(11).dividedBy(10));
        assertThat(interval.afterFailure(1_000_000, 1)).isEqualTo(Duration.ofHours(30));
    }

    /** Columns: Retry-After; failures in a row; least and most that may come of it. */
    @ParameterizedTest
    @CsvSource({
        "PT1S, 1, PT66S, PT75S",
        "PT0S, 1, PT66S, PT75S",
        "PT10M, 1, PT10M, PT15M",
        "P1D, 1, P1D, PT30H",
        "P1D, 20, P1D, PT30H",
        "P6D, 1, P6D, P7D",
        "P7D, 1, P7D, P9D",
        "P365D, 1, P7D, P9D",
        ", 1, PT66S, PT75S",
        ", 3, PT264S, PT300S"
    })
    void honoursRetryAfterInFullUpToAWeek(Duration retryAfter, int failures, Duration least, Duration most) {
        assertThat(interval.afterTooManyRequests(retryAfter, failures, 0)).isBetween(least, most);
        assertThat(interval.afterTooManyRequests(retryAfter, failures, 1)).isBetween(least, most);
    }
}
