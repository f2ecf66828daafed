package org.jarida.moderation.storm;

import static com.mongodb.client.model.Filters.eq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.RawBsonDocument;
import org.jarida.events.ImageReported;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.jarida.moderation.RunningService;
import org.jarida.moderation.casefile.Acts;
import org.jarida.test.TestBroker;
import org.jarida.test.TestStore;
import org.jarida.test.TopicProbe;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One image that everybody reports from one network, which never hides: the most that a case can cost. */
class HotImageIT {

    private static final int OTHERS = 300;
    private static final int HIDE = 4;
    private static final int LARGEST_CASE = 12 * 1024;

    @Test
    void aCaseStaysSmallHoweverManyReportIt() throws Exception {
        flood("hot-small", 2_000);
    }

    /** Figures are kept in docs/benchmarks.md; the first flood warms the machine up. */
    @Test
    @Tag("soak")
    void fiftyThousandReportsOfOneImageDelayNoOther() throws Exception {
        flood("warm", 5_000);
        System.out.println("without a hot image: " + flood("calm", 0));
        System.out.println("beside 50,000 reports: " + flood("hot", 50_000));
    }

    /** Reports of one image, those of others among them; how long the others' third reports waited for their verdicts. */
    private static Waits flood(String name, int reports) throws Exception {
        String database = TestStore.freshName();
        int seed = name.hashCode() & 0xffff;
        String hot = image(seed, 0);
        List<ImageReported> all = new ArrayList<>();
        IntStream.range(0, reports).forEach(reader -> all.add(Acts.reported(hot, reader, 1)));
        List<ImageReported> others = new ArrayList<>();
        for (int reader = 0; reader < HIDE; reader++) {
            for (int other = 1; other <= OTHERS; other++) {
                others.add(Acts.reported(image(seed, other), reader, reader));
            }
        }
        for (int i = 0; i < others.size(); i++) {
            all.add((int) ((long) reports * i / others.size()) + i, others.get(i));
        }
        try (RunningService service =
                RunningService.on(database, "jarida.mode=HARDENED", "jarida.moderation.breaker.hides=" + OTHERS)) {
            long start;
            try (ReportBacklog backlog = new ReportBacklog()) {
                // a first report, so that joining the group is not measured
                service.send(Acts.reported(image(seed, OTHERS + 1), 0, 0));
                await().atMost(Duration.ofSeconds(30)).until(() -> backlog.count() == 0);
                start = System.nanoTime();
                service.sendAll(all);
                await().atMost(Duration.ofMinutes(10)).until(() -> backlog.count() == 0);
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            Set<String> images = IntStream.rangeClosed(1, OTHERS)
                    .mapToObj(other -> image(seed, other))
                    .collect(Collectors.toSet());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> StormOracle.hidden(images).size() == OTHERS);
            int size = reports == 0 ? 0 : caseSize(database, hot);
            assertThat(size).isLessThanOrEqualTo(LARGEST_CASE);
            assertThat(StormOracle.hidden(Set.of(hot))).isEmpty();
            return new Waits(took, size, waits(images));
        }
    }

    private static String image(int seed, int number) {
        return "%016x%048x".formatted(0x4070_0000L + seed, number);
    }

    private static int caseSize(String database, String image) {
        RawBsonDocument stored = TestStore.database(database)
                .getCollection("cases", RawBsonDocument.class)
                .find(eq("_id", image))
                .first();
        assertThat(stored).isNotNull();
        return stored.getByteBuffer().remaining();
    }

    /** From the last report of an image to its verdict, by the topics' clocks, in milliseconds, sorted. */
    private static List<Long> waits(Set<String> images) {
        Map<String, Long> decided = times(Topics.IMAGE_VERDICTS, images);
        Map<String, Long> reported = times(Topics.IMAGE_REPORTS, images);
        return images.stream()
                .map(image -> decided.getOrDefault(image, 0L) - reported.getOrDefault(image, 0L))
                .sorted()
                .toList();
    }

    private static Map<String, Long> times(Topic topic, Set<String> images) {
        Map<String, Long> times = new HashMap<>();
        new TopicProbe(TestBroker.bootstrapServers(), topic.name()).forEach(message -> {
            String image = new String(message.key(), StandardCharsets.UTF_8);
            if (images.contains(image)) {
                times.merge(image, message.timestamp(), Math::max);
            }
        });
        return times;
    }

    private record Waits(Duration took, int caseSize, List<Long> millis) {

        @Override
        public String toString() {
            return "%.1f s in all, the case %d bytes; others wait p50 %d ms, p99 %d ms, at most %d ms"
                    .formatted(
                            took.toMillis() / 1000.0,
                            caseSize,
                            millis.get(millis.size() / 2),
                            millis.get(millis.size() * 99 / 100),
                            millis.getLast());
        }
    }
}
