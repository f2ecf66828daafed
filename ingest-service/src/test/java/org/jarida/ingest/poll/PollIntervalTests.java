package org.jarida.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollIntervalTests {

    private final PollInterval interval = new PollInterval(new PollSettings(
            1,
            Duration.ofMinutes(5),
            Duration.ofMinutes(5),
            Duration.ofHours(4),
            Duration.ofHours(24),
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

    @ParameterizedTest
    @CsvSource({
        "PT10M, , , 0, PT11M",
        "PT10M, , , 1, PT12M30S",
        "PT10M, PT1H, , 0, PT66M",
        "PT10M, PT1M, PT30M, 0, PT33M",
        "PT10M, P30D, , 0, PT13H12M"
    })
    void neverComesSoonerThanAsked(Duration adapted, Duration fresh, Duration refresh, double random, Duration pause) {
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

    @Test
    void honoursRetryAfterInFull() {
        assertThat(interval.afterTooManyRequests(Duration.ofDays(1), 1, 0))
                .isBetween(Duration.ofDays(1), Duration.ofHours(30));
        assertThat(interval.afterTooManyRequests(Duration.ofSeconds(1), 1, 0)).isEqualTo(Duration.ofSeconds(66));
        assertThat(interval.afterTooManyRequests(null, 3, 0)).isEqualTo(interval.afterFailure(3, 0));
    }
}
