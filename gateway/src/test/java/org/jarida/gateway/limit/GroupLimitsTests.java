package org.jarida.gateway.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.jarida.gateway.identity.Network;
import org.jarida.gateway.limit.GroupLimits.Scope;
import org.jarida.gateway.limit.GroupLimits.Use;
import org.jarida.gateway.rate.Rate;
import org.junit.jupiter.api.Test;

class GroupLimitsTests {

    private static final Network HERE = Network.of("192.0.2.1");
    private static final Network THERE = Network.of("198.51.100.1");

    @Test
    void aReaderANetworkAndAllTogetherAreLimited() {
        GroupLimits limits = limits("2/1h", "4/1h", "6/1h");

        assertThat(refusals(limits, HERE, "a", 3)).containsExactly(Scope.READER);
        assertThat(refusals(limits, HERE, "b", 2)).isEmpty();
        assertThat(refusals(limits, HERE, "c", 1)).containsExactly(Scope.NETWORK);
        assertThat(refusals(limits, THERE, "d", 2)).isEmpty();
        assertThat(refusals(limits, THERE, "e", 1)).containsExactly(Scope.ALL);
    }

    @Test
    void aNetworkIsLimitedWhoeverAsks() {
        GroupLimits limits = limits("none", "2/1h", "none");

        assertThat(limits.take(HERE, Optional.empty()).getLast().taken().allowed())
                .isTrue();
        assertThat(limits.take(HERE, Optional.of("a")).getLast().taken().allowed())
                .isTrue();
        assertThat(limits.take(Network.of("192.0.2.254"), Optional.empty())
                        .getLast()
                        .taken()
                        .allowed())
                .isFalse();
    }

    @Test
    void whoIsExemptCountsOnlyAmongAll() {
        GroupLimits limits = limits("1/1h", "1/1h", "3/1h");

        for (int i = 0; i < 3; i++) {
            assertThat(limits.take(null, Optional.of("a")))
                    .extracting(Use::scope)
                    .containsExactly(Scope.ALL);
        }
        assertThat(limits.take(null, Optional.of("a")).getLast().taken().allowed())
                .isFalse();
    }

    @Test
    void theNearestLimitIsTheOneWithTheSmallestPartLeft() {
        GroupLimits limits = limits("10/1h", "1000/1h", "none");
        List<Use> uses = limits.take(HERE, Optional.of("a"));

        assertThat(uses.getFirst().isLessLeftThan(uses.getLast())).isTrue();
        assertThat(uses.getLast().isLessLeftThan(uses.getFirst())).isFalse();
    }

    private static List<Scope> refusals(GroupLimits limits, Network network, String reader, int times) {
        return java.util.stream.IntStream.range(0, times)
                .mapToObj(_ -> limits.take(network, Optional.of(reader)).getLast())
                .filter(use -> !use.taken().allowed())
                .map(Use::scope)
                .toList();
    }

    private static GroupLimits limits(String reader, String network, String all) {
        return new GroupLimits(new LimitSettings.Rates(Rate.of(reader), Rate.of(network), Rate.of(all)), () -> 0);
    }
}
