package org.jarida.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimedChannelTests {

    @ParameterizedTest
    @CsvSource({
        "PT5S, 10000, 5000",
        "PT15S, 10000, 10000",
        "PT0.0001S, 10000, 1",
        "PT15S, 0, 15000",
        "PT15S, -1, 15000",
    })
    void aWaitIsTheShorterOfBothAndNeverForEver(Duration left, int most, long millis) {
        assertThat(TimedChannel.waiting(left, most)).isEqualTo(millis);
    }
}
