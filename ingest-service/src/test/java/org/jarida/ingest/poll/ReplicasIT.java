package org.jarida.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.RunningIngest;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two replicas on one store. */
class ReplicasIT {

    private static final int FEEDS = 10;
    private static final Duration LEASE = Duration.ofSeconds(10);

    /** What a request may take, so that the turn at the domain that a killed replica had ends soon after its lease. */
    private static final String TIMEOUT = "jarida.fetch.timeout=5s";

    @Test
    void shareTheFeedsWithoutPollingOneTwiceOrVisitingADomainAtOnce() {
        String database = TestStore.freshName();
        Map<String, AtomicInteger> inside = new ConcurrentHashMap<>();
        AtomicInteger overlaps = new AtomicInteger();
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger mostAtOnce = new AtomicInteger();
        try (Newspaper newspaper = new Newspaper();
                RunningIngest one = RunningIngest.on(database, "jarida.poll.concurrency=1");
                RunningIngest two = RunningIngest.on(database, "jarida.poll.concurrency=1")) {
            for (int i = 0; i < FEEDS; i++) {
                String path = "/shared" + i + ".xml";
                byte[] rss = Newspaper.rss(newspaper.item("/shared" + i, "عنوان " + i, "<p>نص</p>"))
                        .getBytes(StandardCharsets.UTF_8);
                newspaper.serve(path, exchange -> {
                    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
                    AtomicInteger here = inside.computeIfAbsent(path, _ -> new AtomicInteger());
                    if (here.incrementAndGet() > 1) {
                        overlaps.incrementAndGet();
                    }
                    java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
                    here.decrementAndGet();
                    atOnce.decrementAndGet();
                    Newspaper.send(exchange, 200, Map.of("Content-Type", "application/rss+xml"), rss);
                });
                one.follow("shared-" + i, newspaper.address(path), "FULL");
            }

            for (int i = 0; i < FEEDS; i++) {
                assertThat(RunningIngest.awaitEntryEvents("shared-" + i, 1)).hasSize(1);
            }

            assertThat(overlaps).hasValue(0);
            assertThat(mostAtOnce).as("requests at once to one domain").hasValue(1);
            await().atMost(Duration.ofSeconds(40))
                    .untilAsserted(() -> assertThat(polls(one) + polls(two)).isGreaterThanOrEqualTo(FEEDS));
            assertThat(polls(one)).isPositive();
            assertThat(polls(two)).isPositive();
        }
    }

    @Test
    void theFeedsOfAKilledReplicaComeBackWhenItsLeaseEnds(@TempDir Path folder) throws Exception {
        String database = TestStore.freshName();
        List<Long> visits = new CopyOnWriteArrayList<>();
        CountDownLatch never = new CountDownLatch(1);
        try (Newspaper newspaper = new Newspaper()) {
            byte[] rss = Newspaper.rss(newspaper.item("/orphan", "عنوان", "<p>نص</p>"))
                    .getBytes(StandardCharsets.UTF_8);
            newspaper.serve("/orphan.xml", exchange -> {
                visits.add(System.nanoTime());
                if (visits.size() == 1) {
                    awaitUninterruptibly(never);
                }
                Newspaper.send(exchange, 200, Map.of("Content-Type", "application/rss+xml"), rss);
            });
            Path file =
                    Files.writeString(folder.resolve("sources.yaml"), """
                    sources:
                      - id: orphan
                        name: orphan
                        policy: FULL
                        feeds: [{url: "%s"}]
                    """.formatted(newspaper.address("/orphan.xml")));

            Process killed = RunningIngest.inItsOwnProcess(
                    database, TIMEOUT, "jarida.poll.lease=" + LEASE, "jarida.ingest.sources-file=" + file);
            try {
                await().atMost(Duration.ofSeconds(60)).until(() -> visits.size() == 1);
            } finally {
                killed.destroyForcibly().waitFor();
            }
            try (RunningIngest _ = RunningIngest.on(database, TIMEOUT, "jarida.poll.lease=" + LEASE)) {
                assertThat(RunningIngest.awaitEntryEvents("orphan", 1)).hasSize(1);
            } finally {
                never.countDown();
            }

            assertThat(visits).hasSize(2);
            // the lease began when the feed was claimed, a little before its first visit
            assertThat(Duration.ofNanos(visits.get(1) - visits.get(0))).isGreaterThan(LEASE.minusSeconds(4));
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
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
