package org.jarida.gateway.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RateTests {

    @ParameterizedTest
    @CsvSource({"600/1m, 600, 60", "1/10m, 1, 600", "6/1d, 6, 86400", "50000/1s, 50000, 1"})
    void aSettingIsTimesAndAPeriod(String text, long times, long seconds) {
        assertThat(Rate.of(text)).isEqualTo(new Rate(times, Duration.ofSeconds(seconds)));
        assertThat(Rate.of(text).isLimited()).isTrue();
    }

    @Test
    void noneIsWithoutLimit() {
        assertThat(Rate.of("none").isLimited()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "600", "600/", "/1m", "0/1m", "-1/1m", "600/1", "600/500ms", "600/0s", "600/1x", "600/1m/1m"
            })
    void anythingElseIsRefusedAtStart(String text) {
        assertThatThrownBy(() -> Rate.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
