package org.jarida.moderation.storm;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Binary;
import org.jarida.moderation.RunningService;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Replicas take a storm of reports in, and what they make of it is what the topic says. */
class StormIT {

    private static final int REPLICAS = 3;

    @Test
    void aSmallStormIsCountedRightAlthoughAReplicaIsKilled() throws Exception {
        survive(new ReportStorm(3_000, 200, 400, 0.3, 1), 2, 1);
    }

    @Test
    @Tag("soak")
    void aStormIsCountedRightAlthoughReplicasAreKilled() throws Exception {
        survive(new ReportStorm(300_000, 6_000, 30_000, 0.3, 2), REPLICAS, 12);
    }

    /** Figures are kept in docs/benchmarks.md. */
    @Test
    @Tag("soak")
    void aStormIsTakenInAtHalfOfWhatTheStoreCanDoOrMore() throws Exception {
        ReportStorm storm = new ReportStorm(300_000, 6_000, 30_000, 0.3, 3);
        String database = TestStore.freshName();
        Set<String> images = send(storm);
        try (Replicas replicas = new Replicas(database);
                ReportBacklog backlog = new ReportBacklog()) {
            replicas.start(REPLICAS);
            await(backlog, storm.reports() * 9L / 10);
            long start = System.nanoTime();
            await(backlog, storm.reports() / 10);
            double reports = storm.reports() * 0.8 / ((System.nanoTime() - start) / 1e9);
            await(backlog, 0);
            assertAgreed(images, database);
            double limit = StoreLimit.replacementsPerSecond(
                    TestStore.database(database).getCollection("cases"), REPLICAS);

            System.out.printf(
                    "%d reports: %.0f a second, the store's bulk writes %.0f a second, relation %.2f%n",
                    storm.reports(), reports, limit, reports / limit);
            assertThat(reports / limit).isGreaterThanOrEqualTo(0.5);
        }
    }

    private static void survive(ReportStorm storm, int replicas, int kills) throws Exception {
        String database = TestStore.freshName();
        Set<String> images = send(storm);
        Random random = new Random(storm.seed());
        try (Replicas running = new Replicas(database);
                ReportBacklog backlog = new ReportBacklog()) {
            running.start(replicas);
            for (int kill = 1; kill <= kills; kill++) {
                long left = await(backlog, storm.reports() - storm.reports() * (long) kill / (kills + 1));
                System.out.printf("kill %d of %d with %d reports left%n", kill, kills, left);
                running.kill(random.nextInt(running.count()));
            }
            await(backlog, 0);
            assertAgreed(images, database);
        }
    }

    /** All of it is on the topic before the first replica starts, so that kills are spread over what is taken in. */
    private static Set<String> send(ReportStorm storm) {
        RunningService.sendToTopic(storm.events());
        return IntStream.range(0, storm.images()).mapToObj(storm::image).collect(Collectors.toSet());
    }

    private static long await(ReportBacklog backlog, long most) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(20).toNanos();
        long left = backlog.count();
        while (left > most) {
            assertThat(System.nanoTime()).as("%d reports left", left).isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            left = backlog.count();
        }
        return left;
    }

    private static void assertAgreed(Set<String> images, String database) {
        Map<String, StormOracle.Verdict> expected = StormOracle.read(images);
        Map<String, StormOracle.Verdict> stored = new HashMap<>();
        // what other tests decided stands on the same topic of verdicts, and in this store too
        TestStore.database(database)
                .getCollection("cases")
                .find(Filters.in("_id", images))
                .forEach(document -> {
                    boolean hidden = "AUTO_HIDDEN".equals(document.getString("state"));
                    assertThat(document.getLong("version")).isEqualTo(hidden ? 1 : 0);
                    assertThat(document.getLong("published")).isEqualTo(hidden ? 1 : 0);
                    stored.put(document.getString("_id"), new StormOracle.Verdict(reporters(document), hidden));
                });
        assertThat(stored).isEqualTo(expected);

        Set<String> hidden = new HashSet<>(expected.keySet());
        hidden.removeIf(image -> !expected.get(image).hidden());
        assertThat(hidden).isNotEmpty();
        assertThat(StormOracle.hidden(images)).isEqualTo(hidden);
        System.out.printf("%d images, %d of them hidden, as the topic says%n", expected.size(), hidden.size());
    }

    private static Set<String> reporters(Document document) {
        return document.getList("votes", Document.class).stream()
                .flatMap(vote -> vote.getList("keys", Binary.class).stream())
                .map(key -> HexFormat.of().formatHex(key.getData()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
