package org.jarida.article.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jarida.article.Wire;
import org.jarida.events.ArticleEvent;
import org.jarida.events.ArticlePublished;
import org.jarida.events.ArticleRevised;
import org.jarida.events.ArticleWithdrawn;
import org.jarida.events.Topic;
import org.jarida.events.WithdrawalReason;
import org.jarida.test.TestBroker;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that keeps an index is killed while it does, again and again: what is on disk then is, at each kill, what the
 * topic said up to the place that is kept with it, and in the end what the topic says.
 */
class KilledIndexIT {

    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int PARTITIONS = 4;

    @TempDir
    private Path directory;

    private final Random random = new Random(20);

    /** What the topic says: of each partition its events in their order. */
    private final List<List<ArticleEvent>> partitions = new ArrayList<>();

    @Test
    void anIndexKilledAFewTimesEqualsItsTopic() throws Exception {
        kill(1_000, 2);
    }

    @Test
    @Tag("soak")
    void anIndexOfTenThousandArticlesKilledTwentyTimesEqualsItsTopic() throws Exception {
        kill(10_000, 20);
    }

    private void kill(int articles, int kills) throws Exception {
        Topic topic = newTopic();
        int sent = 0;
        int interrupted = 0;
        for (int kill = 1; kill <= kills; kill++) {
            long before = placed(IndexOnDisk.read(directory));
            sent = publish(topic, sent, articles * kill / kills);
            Process process = start(topic);
            try {
                // any moment from the first bytes of work to the last
                await().atMost(SOON)
                        .pollInterval(Duration.ofMillis(5))
                        .until(() -> placed(IndexOnDisk.read(directory)) > before);
                boolean _ = process.waitFor(random.nextInt(600), TimeUnit.MILLISECONDS);
            } finally {
                process.destroyForcibly().waitFor();
            }
            IndexOnDisk kept = IndexOnDisk.read(directory);
            assertThat(kept.revisions()).as("after kill %s", kill).isEqualTo(saidUpTo(kept.next()));
            interrupted += placed(kept) < messages() ? 1 : 0;
        }
        assertThat(interrupted).as("kills that left work to do").isPositive();
        Process process = start(topic);
        try {
            await().atMost(SOON).until(() -> placed(IndexOnDisk.read(directory)) == messages());
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(IndexOnDisk.read(directory).revisions())
                .isEqualTo(saidUpTo(ends()))
                .hasSize(articles);
    }

    private static Topic newTopic() throws ExecutionException, InterruptedException {
        Topic topic = IndexingProcess.topic("news.killed-" + UUID.randomUUID() + ".v1");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic.name(), Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get();
        }
        return topic;
    }

    /** New articles, some of them revised, some withdrawn, some told of twice or in the wrong order. */
    private int publish(Topic topic, int from, int to) throws ExecutionException, InterruptedException {
        while (partitions.size() < PARTITIONS) {
            partitions.add(new ArrayList<>());
        }
        // one request at a time: a partition whose leader is just coming takes the second batch and refuses the first
        // for ever
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        try (var producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        TestBroker.bootstrapServers(),
                        "linger.ms",
                        "5",
                        "max.in.flight.requests.per.connection",
                        "1"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int number = from; number < to; number++) {
                for (ArticleEvent event : story(number)) {
                    int partition = number % PARTITIONS;
                    var message = Wire.message(event);
                    sent.add(producer.send(new ProducerRecord<>(
                            topic.name(), partition, message.key(), message.value(), message.headers())));
                    partitions.get(partition).add(event);
                }
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
        return to;
    }

    private List<ArticleEvent> story(int number) {
        String id = Shelf.id(number + 1);
        String body = "<p>" + "قال المصدر إن الأشغال انتهت قبل موعدها بأسبوع كامل. ".repeat(10) + "</p>";
        var content = Shelf.content("alayyam", "ar", "خبر رقم " + number, body, Shelf.NOW);
        ArticleEvent first = new ArticlePublished(id, 1, content);
        ArticleEvent second = new ArticleRevised(id, 2, content);
        ArticleEvent gone = new ArticleWithdrawn(id, 3, "alayyam", WithdrawalReason.TAKEDOWN, Shelf.NOW);
        return switch (random.nextInt(6)) {
            case 0 -> List.of(first, second);
            case 1 -> List.of(first, second, gone);
            case 2 -> List.of(gone, second);
            case 3 -> List.of(second, first, second);
            default -> List.of(first);
        };
    }

    private Process start(Topic topic) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        java.toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        IndexingProcess.class.getName(),
                        "--spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                        "--directory=" + directory,
                        "--topic=" + topic.name())
                .redirectErrorStream(true)
                .redirectOutput(new File("target", "indexing-process.log"))
                .start();
    }

    private static long placed(IndexOnDisk kept) {
        return kept.next().values().stream().mapToLong(Long::longValue).sum();
    }

    private long messages() {
        return partitions.stream().mapToLong(List::size).sum();
    }

    private Map<Integer, Long> ends() {
        Map<Integer, Long> ends = new HashMap<>();
        for (int partition = 0; partition < partitions.size(); partition++) {
            ends.put(partition, (long) partitions.get(partition).size());
        }
        return ends;
    }

    /** What the topic says up to these offsets: of each article the highest revision. */
    private Map<String, Long> saidUpTo(Map<Integer, Long> next) {
        Map<String, Long> said = new TreeMap<>();
        next.forEach((partition, end) -> partitions.get(partition).subList(0, Math.toIntExact(end)).stream()
                .forEach(event -> said.merge(
                        event.articleId(),
                        event instanceof ArticleWithdrawn ? -event.revision() : event.revision(),
                        (one, other) -> Math.abs(other) > Math.abs(one) ? other : one)));
        return said;
    }
}
