package org.jarida.gateway.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AllowancesTests {

    private final AtomicLong ticks = new AtomicLong();

    @Test
    void asManyAsAllowedAndOneMoreForEachPartOfThePeriod() {
        Allowances<String> allowances = of("6/1m");
        for (int left = 5; left >= 0; left--) {
            assertThat(allowances.take("a"))
                    .extracting(Taken::allowed, Taken::left)
                    .containsExactly(true, (long) left);
        }

        Taken refused = allowances.take("a");
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.untilNext()).isEqualTo(Duration.ofSeconds(10));
        assertThat(refused.whole()).isEqualTo(Duration.ofMinutes(1));
        assertThat(allowances.take("b").allowed()).isTrue();

        pass(Duration.ofSeconds(10));
        assertThat(allowances.take("a").allowed()).isTrue();
        assertThat(allowances.take("a").allowed()).isFalse();
    }

    @Test
    void ofSeveralRatesEachMustHaveOneLeft() {
        Allowances<String> allowances = of("1/10m", "6/1d");
        int taken = 0;
        for (int tries = 0; tries < 20; tries++) {
            taken += allowances.take("a").allowed() ? 1 : 0;
            assertThat(allowances.take("a").allowed()).isFalse();
            pass(Duration.ofMinutes(10));
        }

        assertThat(taken).isEqualTo(6);
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        Allowances<String> allowances = of("1/1m");
        allowances.take("a");
        allowances.giveBack("a");
        allowances.giveBack("a");

        assertThat(allowances.take("a").allowed()).isTrue();
        assertThat(allowances.take("a").allowed()).isFalse();
    }

    @Test
    void withoutARateEverythingIsAllowed() {
        Allowances<String> allowances = of("none");
        allowances.giveBack("a");

        assertThat(allowances.take("a").allowed()).isTrue();
        assertThat(allowances.take("a").untilNext()).isZero();
    }

    @Test
    void aWaitIsToldInWholeSecondsAndNeverNone() {
        assertThat(new Taken(false, 0, Duration.ofMillis(1), Duration.ZERO).waitSeconds())
                .isEqualTo(1);
        assertThat(new Taken(false, 0, Duration.ofMillis(1_001), Duration.ZERO).waitSeconds())
                .isEqualTo(2);
        assertThat(new Taken(true, 0, Duration.ZERO, Duration.ZERO).waitSeconds())
                .isEqualTo(1);
    }

    private Allowances<String> of(String... rates) {
        return new Allowances<>(List.of(rates).stream().map(Rate::of).toList(), ticks::get);
    }

    private void pass(Duration time) {
        ticks.addAndGet(time.toNanos());
    }
}
