package org.jarida.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisitorsTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "PT0S, false, 500",
        "PT23H59M59S, false, 500",
        "PT24H, false, 750",
        "PT0S, true, 250",
        "PT23H59M59S, true, 250",
        "PT24H, true, 750"
    })
    void aReaderWeighsByTheAgeOfTheCookieAndTheCrowdAtItsIssue(Duration age, boolean crowded, int weight) {
        ReaderId reader = new ReaderId("AAAAAAAAAAAAAAAAAAAAAA", NOW.minus(age), crowded);

        assertThat(Visitors.weight(reader, NOW)).isEqualTo(weight);
    }
}
