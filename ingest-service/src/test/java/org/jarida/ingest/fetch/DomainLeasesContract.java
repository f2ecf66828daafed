package org.jarida.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of turns at domains keeps to. */
abstract class DomainLeasesContract {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Instant LEASE_END = NOW.plusSeconds(40);

    private DomainLeases leases;

    abstract DomainLeases emptyStore();

    @BeforeEach
    void open() {
        leases = emptyStore();
        leases.ensureIndexes();
    }

    @Test
    void aTurnIsOnesUntilItIsLeftOrItsLeaseEnds() {
        assertThat(leases.take("example.org", "one", NOW, LEASE_END)).isEmpty();
        assertThat(leases.take("example.org", "two", NOW, LEASE_END)).contains(LEASE_END);
        assertThat(leases.take("example.com", "two", NOW, LEASE_END)).isEmpty();
        assertThat(leases.take("example.org", "two", LEASE_END.minusMillis(1), LEASE_END.plusSeconds(40)))
                .contains(LEASE_END);

        assertThat(leases.take("example.org", "two", LEASE_END, LEASE_END.plusSeconds(40)))
                .isEmpty();
    }

    @Test
    void nobodyComesBeforeThePauseIsOver() {
        leases.take("example.org", "one", NOW, LEASE_END);
        Instant freeAt = NOW.plusMillis(600);

        leases.leave("example.org", "one", freeAt);

        assertThat(leases.take("example.org", "one", NOW.plusMillis(599), LEASE_END))
                .contains(freeAt);
        assertThat(leases.take("example.org", "two", freeAt, LEASE_END)).isEmpty();
    }

    @Test
    void whoHasLostATurnCannotLeaveIt() {
        leases.take("example.org", "one", NOW, LEASE_END);
        leases.take("example.org", "two", LEASE_END, LEASE_END.plusSeconds(40));

        leases.leave("example.org", "one", LEASE_END);

        assertThat(leases.take("example.org", "three", LEASE_END.plusSeconds(1), LEASE_END.plusSeconds(41)))
                .contains(LEASE_END.plusSeconds(40));
    }

    @Test
    void oneOfManyTakesATurn() throws InterruptedException {
        AtomicInteger taken = new AtomicInteger();
        for (int round = 0; round < 10; round++) {
            String domain = round + ".org";
            List<Thread> takers = IntStream.range(0, 6)
                    .mapToObj(i -> Thread.ofVirtual().start(() -> {
                        if (leases.take(domain, "taker" + i, NOW, LEASE_END).isEmpty()) {
                            taken.incrementAndGet();
                        }
                    }))
                    .toList();
            for (Thread taker : takers) {
                taker.join();
            }
        }

        assertThat(taken).hasValue(10);
    }
}
