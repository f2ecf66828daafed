package org.jarida.endtoend.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.jarida.runner.RunningJarida;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** A second replica of each service shares the work without a restart of anything, and its death is made up for. */
@ExtendWith(SharedJarida.Resolver.class)
class ReplicasIT {

    private static final int FEEDS = 8;
    private static final Duration PROMISED_MOVE = Duration.ofSeconds(5);

    private static final Map<String, Process> second = new HashMap<>();
    private static final Map<String, Integer> secondManagement = new HashMap<>();
    private static SharedJarida shared;
    private static RunningJarida jarida;

    @BeforeAll
    static void startASecondOneOfEach(SharedJarida all) throws IOException {
        shared = all;
        jarida = all.jarida();
        for (String service : SharedJarida.SERVICES) {
            secondManagement.put(service, SharedJarida.freePort());
            second.put(service, startSecond(service));
        }
        for (String service : SharedJarida.SERVICES) {
            Visitor replica = Visitor.person(shared.secondAddress(service));
            await().atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .until(() -> replica.get("/readyz").status() == 200);
        }
    }

    @AfterAll
    static void stop() {
        second.values().forEach(Process::destroyForcibly);
    }

    /** As the runner started the first one, but for its ports. */
    private static Process startSecond(String service) throws IOException {
        ProcessHandle.Info first = jarida.process(service).info();
        List<String> command = new ArrayList<>();
        command.add(first.command().orElseThrow());
        Stream.of(first.arguments().orElseThrow())
                .filter(argument -> !argument.matches("--(management\\.)?server\\.port=.*"))
                .forEach(command::add);
        command.add("--server.port=" + shared.secondAddress(service).getPort());
        command.add("--management.server.port=" + secondManagement.get(service));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        shared.home().resolve("second-" + service + ".log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "KAFKA_BOOTSTRAP_SERVERS", jarida.bootstrapServers(),
                        "MONGODB_URI", jarida.mongoUri(),
                        "JARIDA_KEYS_DIR", shared.home().resolve("keys").toString(),
                        "JARIDA_FETCH_ALLOW", shared.newspaper().address()));
        return builder.start();
    }

    @Test
    void bothReplicasWorkAndOnesDeathIsMadeUpFor() {
        List<Image> images = publishAndAwait();
        report(images);
        for (String service : SharedJarida.SERVICES) {
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                assertThat(requests(jarida.management(service)))
                        .as("first " + service)
                        .isPositive();
                assertThat(requests(second(service))).as("second " + service).isPositive();
            });
        }
        assertThat(metric(jarida.management("ingest-service"), "jarida.polls")).isPositive();
        assertThat(metric(second("ingest-service"), "jarida.polls")).isPositive();
        for (String service : List.of("article-service", "moderation-service")) {
            assertThat(metric(jarida.management(service), "news.events")).isPositive();
            assertThat(metric(second(service), "news.events")).isPositive();
        }

        for (String service : List.of("article-service", "moderation-service")) {
            second.get(service).destroyForcibly();
            Instant killed = Instant.now();
            // the broker gives a silent consumer 3 s
            await().atMost(PROMISED_MOVE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> membersWithAllPartitions(service) == 1);
            System.out.println(service + ": partitions moved after "
                    + Duration.between(killed, Instant.now()).toMillis() + " ms");
        }
        Visitor reader = Visitor.person(jarida.url());
        IntStream.range(0, 50)
                .forEach(_ -> assertThat(reader.get("/api/v1/articles?limit=1").status())
                        .isEqualTo(200));
    }

    private record Image(String articleId, String imageId) {}

    private static List<Image> publishAndAwait() {
        Visitor admin = shared.admin();
        for (int feed = 0; feed < FEEDS; feed++) {
            shared.newspaper().publish("twice" + feed, 0, 4);
            assertThat(admin.postJson(
                                    "/api/v1/sources",
                                    "{\"id\":\"twice%d\",\"name\":\"twice%d\",\"policy\":\"FULL\",\"feeds\":[{\"url\":\"%s\"}]}"
                                            .formatted(
                                                    feed,
                                                    feed,
                                                    shared.newspaper().url("/twice" + feed + ".xml")))
                            .status())
                    .isEqualTo(201);
        }
        List<Image> images = new ArrayList<>();
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            images.clear();
            for (int feed = 0; feed < FEEDS; feed++) {
                JsonNode list =
                        admin.get("/api/v1/articles?source=twice" + feed).json();
                assertThat(list.get("items")).hasSize(4);
                list.get("items")
                        .forEach(article -> article.get("images")
                                .forEach(image -> images.add(new Image(
                                        article.get("id").asString(),
                                        image.get("id").asString()))));
            }
            assertThat(images).hasSize(FEEDS * 4);
        });
        return images;
    }

    /** Three people report every image: all are hidden, whichever replicas they went through. */
    private static void report(List<Image> images) {
        for (int person = 0; person < 3; person++) {
            Visitor reader = Visitor.person(jarida.url());
            images.forEach(image -> assertThat(
                            reader.report(image.articleId(), image.imageId()).status())
                    .isEqualTo(202));
        }
        Visitor reader = Visitor.person(jarida.url());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(images)
                        .allSatisfy(image -> assertThat(
                                        reader.get("/images/" + image.imageId()).status())
                                .isEqualTo(410)));
        Visitor admin = shared.admin();
        IntStream.range(0, 4)
                .forEach(_ -> admin.get("/api/v1/moderation/cases?limit=5").json());
    }

    private static URI second(String service) {
        return URI.create("http://127.0.0.1:" + secondManagement.get(service));
    }

    private static double requests(URI management) {
        return metric(management, "http.server.requests");
    }

    private static double metric(URI management, String name) {
        Visitor.Answer answer = Visitor.person(management).get("/actuator/metrics/" + name);
        return answer.status() == 200
                ? answer.json().get("measurements").get(0).get("value").asDouble()
                : 0;
    }

    /** Members of a service's group that are needed to cover all partitions; 0 while some are nobody's. */
    private static int membersWithAllPartitions(String group) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", jarida.bootstrapServers()))) {
            String topic = group.equals("article-service") ? "news.entries.v1" : "news.image-reports.v1";
            List<List<TopicPartition>> owned =
                    admin.describeConsumerGroups(List.of(group)).all().get().get(group).members().stream()
                            .map(member -> member.assignment().topicPartitions().stream()
                                    .filter(partition -> partition.topic().equals(topic))
                                    .toList())
                            .filter(partitions -> !partitions.isEmpty())
                            .toList();
            return owned.stream().mapToInt(List::size).sum() == 12 ? owned.size() : 0;
        }
    }
}
