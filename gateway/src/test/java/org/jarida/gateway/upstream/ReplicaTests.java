package org.jarida.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReplicaTests {

    private final Replica replica = new Replica(Service.ARTICLE, URI.create("http://127.0.0.1:1"));

    @Test
    void oneThatFallsSilentIsALastResortForAWhile() {
        checked(Health.READY);
        assertThat(replica.isReady()).isTrue();
        assertThat(replica.isLastResort()).isFalse();

        for (int check = 0; check < 20; check++) {
            checked(Health.SILENT);
            assertThat(replica.isReady()).isFalse();
            assertThat(replica.isLastResort()).isTrue();
        }
        checked(Health.SILENT);
        assertThat(replica.isLastResort()).isFalse();
        checked(Health.SILENT);
        assertThat(replica.isLastResort()).isFalse();

        checked(Health.READY);
        assertThat(replica.isReady()).isTrue();
    }

    @Test
    void oneThatWasNeverLookedAtIsNoneAndASilentOneIs() {
        assertThat(replica.isReady()).isFalse();
        assertThat(replica.isLastResort()).isFalse();

        checked(Health.SILENT);
        assertThat(replica.isReady()).isFalse();
        assertThat(replica.isLastResort()).isTrue();
    }

    @Test
    void oneThatIsAwayIsNone() {
        checked(Health.READY);
        checked(Health.SILENT);
        checked(Health.AWAY);
        assertThat(replica.isLastResort()).isFalse();
        checked(Health.SILENT);
        assertThat(replica.isLastResort()).isFalse();

        checked(Health.READY);
        replica.leaveOut();
        checked(Health.SILENT);
        assertThat(replica.isLastResort()).isFalse();
    }

    @Test
    void oneThatHasJustStartedTakesMoreFromSecondToSecond() {
        replica.checked(Health.READY, seconds(100));
        assertThat(replica.warmth(seconds(100))).isZero();
        assertThat(replica.warmth(seconds(115))).isEqualTo(0.5);
        assertThat(replica.warmth(seconds(130))).isEqualTo(1);
        assertThat(replica.warmth(seconds(1_000))).isEqualTo(1);

        replica.checked(Health.SILENT, seconds(1_000));
        replica.checked(Health.READY, seconds(1_001));
        assertThat(replica.warmth(seconds(1_001))).isEqualTo(1);

        replica.checked(Health.AWAY, seconds(2_000));
        replica.checked(Health.READY, seconds(2_003));
        assertThat(replica.warmth(seconds(2_018))).isEqualTo(0.5);

        replica.leaveOut();
        replica.checked(Health.READY, seconds(3_000));
        assertThat(replica.warmth(seconds(3_015))).isEqualTo(0.5);
    }

    private void checked(Health health) {
        replica.checked(health, System.nanoTime());
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
