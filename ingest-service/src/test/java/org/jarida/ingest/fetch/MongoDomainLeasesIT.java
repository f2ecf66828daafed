package org.jarida.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jarida.ingest.fetch.DomainGate.BusyException;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Test;

class MongoDomainLeasesIT extends DomainLeasesContract {

    @Override
    DomainLeases emptyStore() {
        return new MongoDomainLeases(TestStore.freshDatabase());
    }

    @Test
    void fourReplicasVisitADomainOneAtATimeWithThePauseBetween() throws InterruptedException {
        MongoDatabase store = TestStore.freshDatabase();
        Duration pause = Duration.ofMillis(20);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Exception> failures = new ConcurrentLinkedQueue<>();
        List<Thread> visitors = new ArrayList<>();
        for (int replica = 0; replica < 4; replica++) {
            DomainGate gate = gate(store, Duration.ofSeconds(20), Duration.ofSeconds(40));
            for (int visitor = 0; visitor < 5; visitor++) {
                visitors.add(Thread.ofVirtual().start(() -> {
                    try (var _ = gate.enter("www.example.org", pause)) {
                        times.add(System.nanoTime());
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
                        inside.decrementAndGet();
                    } catch (InterruptedException | BusyException failure) {
                        failures.add(failure);
                    }
                }));
            }
        }
        for (Thread visitor : visitors) {
            visitor.join();
        }

        assertThat(failures).isEmpty();
        assertThat(most).hasValue(1);
        List<Long> sorted = times.stream().sorted().toList();
        assertThat(sorted).hasSize(20);
        for (int i = 1; i < sorted.size(); i++) {
            assertThat(Duration.ofNanos(sorted.get(i) - sorted.get(i - 1))).isGreaterThanOrEqualTo(pause);
        }
    }

    @Test
    void theTurnOfAKilledReplicaComesBackWhenItsLeaseEnds() throws Exception {
        MongoDatabase store = TestStore.freshDatabase();
        Duration lease = Duration.ofSeconds(1);
        gate(store, Duration.ZERO, lease).enter("example.org", Duration.ZERO); // and is never left
        long killed = System.nanoTime();

        assertThatExceptionOfType(BusyException.class)
                .isThrownBy(() -> gate(store, Duration.ofMillis(100), lease).enter("example.org", Duration.ZERO));
        gate(store, Duration.ofSeconds(10), lease)
                .enter("example.org", Duration.ZERO)
                .close();

        assertThat(Duration.ofNanos(System.nanoTime() - killed))
                .isBetween(lease.minusMillis(100), lease.multipliedBy(5));
    }

    private static DomainGate gate(MongoDatabase store, Duration patience, Duration longestStay) {
        return new DomainGate(patience, longestStay, new MongoDomainLeases(store), Clock.systemUTC());
    }
}
