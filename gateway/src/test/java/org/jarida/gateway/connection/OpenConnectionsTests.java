package org.jarida.gateway.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OpenConnectionsTests {

    private static final InetAddress ONE = InetAddress.ofLiteral("203.0.113.1");
    private static final InetAddress NEIGHBOUR = InetAddress.ofLiteral("203.0.113.2");
    private static final InetAddress OTHER = InetAddress.ofLiteral("203.0.114.1");
    private static final InetAddress FREE = InetAddress.ofLiteral("10.0.0.1");

    private final OpenConnections<Object> open = new OpenConnections<>(2, FREE::equals);

    @Test
    void aNetworkHasSoManyAndAsManyAgainAsItCloses() {
        assertThat(open.admit("a", ONE)).isTrue();
        assertThat(open.admit("b", NEIGHBOUR)).isTrue();
        assertThat(open.admit("c", ONE)).isFalse();
        assertThat(open.admit("d", OTHER)).isTrue();
        assertThat(open.count()).isEqualTo(3);

        open.closed("a");
        assertThat(open.admit("e", ONE)).isTrue();
        assertThat(open.admit("f", ONE)).isFalse();
    }

    @Test
    void nothingIsCountedDownTwiceOrUncounted() {
        open.admit("a", ONE);
        open.admit("b", ONE);
        open.admit("refused", ONE);
        open.closed("refused");
        open.closed("stranger");
        assertThat(open.count()).isEqualTo(2);

        open.closed("a");
        open.closed("a");
        assertThat(open.count()).isEqualTo(1);
        open.closed("b");
        assertThat(open.count()).isZero();
    }

    @Test
    void whoIsFreeIsNotCounted() {
        for (int i = 0; i < 10; i++) {
            assertThat(open.admit(i, FREE)).isTrue();
        }
        assertThat(open.count()).isZero();
        open.closed(1);
        assertThat(open.count()).isZero();
    }

    @Test
    void noneIsWithoutLimit() {
        OpenConnections<Integer> unlimited = new OpenConnections<>(0, FREE::equals);

        assertThat(IntStream.range(0, 10_000).allMatch(i -> unlimited.admit(i, ONE)))
                .isTrue();
    }

    @Test
    void manyAtTheSameTimeAreCountedExactly() throws Exception {
        OpenConnections<Integer> few = new OpenConnections<>(50, FREE::equals);
        List<Callable<Boolean>> admissions = IntStream.range(0, 1_000)
                .mapToObj(i -> (Callable<Boolean>) () -> few.admit(i, i % 2 == 0 ? ONE : NEIGHBOUR))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(admissions).stream()
                            .map(Future::resultNow)
                            .filter(admitted -> admitted))
                    .hasSize(50);
            assertThat(few.count()).isEqualTo(50);
            IntStream.range(0, 1_000).forEach(i -> threads.execute(() -> few.closed(i)));
        }
        assertThat(few.count()).isZero();
    }
}
