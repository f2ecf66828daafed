package org.jarida.gateway.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ReplicaTests {

    private final Replica replica = new Replica(Service.ARTICLE, URI.create("http://127.0.0.1:1"));

    @Test
    void oneThatFallsSilentIsALastResortForAWhile() {
        replica.checked(Health.READY);
        assertThat(replica.isReady()).isTrue();
        assertThat(replica.isLastResort()).isFalse();

        for (int check = 0; check < 20; check++) {
            replica.checked(Health.SILENT);
            assertThat(replica.isReady()).isFalse();
            assertThat(replica.isLastResort()).isTrue();
        }
        replica.checked(Health.SILENT);
        assertThat(replica.isLastResort()).isFalse();
        replica.checked(Health.SILENT);
        assertThat(replica.isLastResort()).isFalse();

        replica.checked(Health.READY);
        assertThat(replica.isReady()).isTrue();
    }

    @Test
    void oneThatWasNeverReadyOrIsAwayIsNot() {
        replica.checked(Health.SILENT);
        assertThat(replica.isLastResort()).isFalse();

        replica.checked(Health.READY);
        replica.checked(Health.SILENT);
        replica.checked(Health.AWAY);
        assertThat(replica.isLastResort()).isFalse();
        replica.checked(Health.SILENT);
        assertThat(replica.isLastResort()).isFalse();

        replica.checked(Health.READY);
        replica.leaveOut();
        replica.checked(Health.SILENT);
        assertThat(replica.isLastResort()).isFalse();
    }
}
