package org.jarida.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jarida.ingest.task.RepeatedTask;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several replicas' schedulers on one store of many feeds. */
class SchedulersIT {

    private static final int FEEDS = 300;
    private static final int DOMAINS = 60;
    private static final int CONCURRENCY = 8;
    private static final Duration LEASE = Duration.ofSeconds(2);

    private final MongoDatabase database = TestStore.freshDatabase();
    private final FeedStore store = new MongoFeedStore(database);
    private final List<RepeatedTask> replicas = new ArrayList<>();
    private final Map<String, AtomicInteger> visits = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> inside = new ConcurrentHashMap<>();
    private final AtomicInteger overlaps = new AtomicInteger();

    @AfterEach
    void stop() {
        replicas.forEach(RepeatedTask::stop);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void noFeedIsPolledTwiceAtATimeAndNoneIsForgotten(int count) {
        follow(FEEDS);
        List<AtomicInteger> shares = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            AtomicInteger share = new AtomicInteger();
            shares.add(share);
            start(Clock.systemUTC(), feed -> {
                share.incrementAndGet();
                return visit(feed, Duration.ofMillis(5));
            });
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> visits.size() == FEEDS && visitedAtLeast(2));

        assertThat(overlaps).hasValue(0);
        assertThat(shares).allSatisfy(share -> assertThat(share).hasPositiveValue());
    }

    @Test
    void theFeedsOfAKilledReplicaGoOnWhenTheirLeasesEnd() {
        follow(40);
        CountDownLatch never = new CountDownLatch(1);
        Map<String, Instant> held = new ConcurrentHashMap<>();
        Map<String, Instant> freed = new ConcurrentHashMap<>();
        RepeatedTask killed = start(Clock.systemUTC(), feed -> {
            held.put(feed.id(), Instant.now());
            hang(never);
            return Optional.empty();
        });
        await().until(() -> held.size() == CONCURRENCY);
        killed.stop();

        start(Clock.systemUTC(), feed -> {
            freed.putIfAbsent(feed.id(), Instant.now());
            return visit(feed, Duration.ofMillis(1));
        });

        await().atMost(Duration.ofSeconds(20)).until(() -> freed.size() == 40);
        never.countDown();
        assertThat(held)
                .allSatisfy((feed, since) -> assertThat(Duration.between(since, freed.get(feed)))
                        .isBetween(LEASE.minusMillis(200), LEASE.plusSeconds(5)));
    }

    private RepeatedTask start(Clock clock, FeedScheduler.Visits polls) {
        PollSettings settings = new PollSettings(
                CONCURRENCY,
                CONCURRENCY,
                LEASE,
                Duration.ofMillis(100),
                Duration.ofMillis(100),
                Duration.ofSeconds(1),
                3,
                Duration.ofDays(1),
                Duration.ofMillis(20));
        FeedScheduler scheduler = new FeedScheduler(store, polls, settings, clock, new SimpleMeterRegistry());
        List<RepeatedTask> itself = new ArrayList<>();
        RepeatedTask task = new RepeatedTask(
                "scheduler",
                settings.tick(),
                () -> scheduler.startDue(() -> itself.getFirst().wake()));
        itself.add(task);
        task.start();
        replicas.add(task);
        return task;
    }

    private Optional<PollReport> visit(Feed feed, Duration time) {
        AtomicInteger here = inside.computeIfAbsent(feed.id(), _ -> new AtomicInteger());
        if (here.incrementAndGet() > 1) {
            overlaps.incrementAndGet();
        }
        LockSupport.parkNanos(time.toNanos());
        here.decrementAndGet();
        visits.computeIfAbsent(feed.id(), _ -> new AtomicInteger()).incrementAndGet();
        Duration pause = Duration.ofMillis(200);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        FeedState next = feed.state().succeeded(null, null, pause, null, now);
        return Optional.of(new PollReport("unchanged", next, false, pause));
    }

    private boolean visitedAtLeast(int times) {
        return visits.values().stream().allMatch(count -> count.get() >= times);
    }

    private void follow(int feeds) {
        store.ensureIndexes();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        store.keepOnly(
                "s",
                IntStream.range(0, feeds)
                        .mapToObj(i -> new Feed(
                                "s:" + i,
                                "s",
                                "https://paper" + i % DOMAINS + ".org/" + i,
                                "paper" + i % DOMAINS + ".org",
                                now,
                                false,
                                false,
                                FeedState.unpolled()))
                        .toList());
    }

    private static void hang(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
