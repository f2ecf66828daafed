package org.jarida.endtoend.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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

    private static final Map<String, Replica> second = new HashMap<>();
    private static SharedJarida shared;
    private static RunningJarida jarida;

    @BeforeAll
    static void startASecondOneOfEach(SharedJarida all) {
        shared = all;
        jarida = all.jarida();
        SharedJarida.SERVICES.forEach(
                service -> second.put(service, Replica.start(all, service, all.secondAddress(service))));
        second.values().forEach(Replica::awaitReady);
    }

    @AfterAll
    static void stop() {
        second.values().forEach(Replica::close);
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
            second.get(service).kill();
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

    @Test
    void whoIsAskedToEndFailsNobodyBeforeItsEnd() throws Exception {
        Replica ending = second.get("ingest-service");
        Visitor reader = Visitor.person(jarida.url());
        Set<Integer> answers = new TreeSet<>();
        int asked = 0;
        try (ExecutorService operator = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> end = operator.submit(ending::end);
            do {
                // nobody's image: no cache between
                answers.add(reader.get("/images/" + "0".repeat(64)).status());
                asked++;
            } while (!end.isDone());
            end.get();
        }
        assertThat(answers).containsExactly(404);
        assertThat(asked).isGreaterThan(100);
        ending.startAgain();
        ending.awaitReady();
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
        return second.get(service).management();
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
