package org.jarida.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.RunningIngest;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Test;

/** Two replicas on one store. */
class ReplicasIT {

    private static final int FEEDS = 20;

    @Test
    void shareTheFeedsWithoutPollingOneTwice() {
        String database = TestStore.freshName();
        Map<String, AtomicInteger> inside = new ConcurrentHashMap<>();
        AtomicInteger overlaps = new AtomicInteger();
        try (Newspaper newspaper = new Newspaper();
                RunningIngest one = RunningIngest.on(database, "jarida.poll.concurrency=1");
                RunningIngest two = RunningIngest.on(database, "jarida.poll.concurrency=1")) {
            for (int i = 0; i < FEEDS; i++) {
                String path = "/shared" + i + ".xml";
                byte[] rss = Newspaper.rss(newspaper.item("/shared" + i, "عنوان " + i, "<p>نص</p>"))
                        .getBytes(StandardCharsets.UTF_8);
                newspaper.serve(path, exchange -> {
                    AtomicInteger here = inside.computeIfAbsent(path, _ -> new AtomicInteger());
                    if (here.incrementAndGet() > 1) {
                        overlaps.incrementAndGet();
                    }
                    java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
                    here.decrementAndGet();
                    Newspaper.send(exchange, 200, Map.of("Content-Type", "application/rss+xml"), rss);
                });
                one.follow("shared-" + i, newspaper.address(path), "FULL");
            }

            for (int i = 0; i < FEEDS; i++) {
                assertThat(RunningIngest.awaitEntryEvents("shared-" + i, 1)).hasSize(1);
            }

            assertThat(overlaps).hasValue(0);
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(polls(one) + polls(two)).isGreaterThanOrEqualTo(FEEDS));
            assertThat(polls(one)).isPositive();
            assertThat(polls(two)).isPositive();
        }
    }

    private static double polls(RunningIngest replica) {
        return replica
                .context()
                .getBean(io.micrometer.core.instrument.MeterRegistry.class)
                .find("jarida.polls")
                .counters()
                .stream()
                .mapToDouble(io.micrometer.core.instrument.Counter::count)
                .sum();
    }
}
