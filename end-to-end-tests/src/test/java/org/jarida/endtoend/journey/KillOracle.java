package org.jarida.endtoend.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Kills every service and the runner itself while readers report and newspapers publish, then holds what is left against
 * what was acknowledged: every entry is there; an image with three distinct acknowledged reporters is hidden; one with fewer
 * than three attempted ones is not. An unanswered report may count or not.
 */
final class KillOracle {

    /** The process that holds the broker and the store. */
    static final String RUNNER = "runner";

    private static final int SOURCES = 5;
    private static final int CLIENTS = 8;
    private static final int ATTEMPTS = 20;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final long SEED = 20261122;

    private final SharedJarida shared;
    private final int entries;
    private final int reports;
    private final List<String> victims;
    private final Random random = new Random(SEED);
    private final Map<String, Set<Integer>> attempted = new ConcurrentHashMap<>();
    private final Map<String, Set<Integer>> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final List<Visitor> readers = new ArrayList<>();

    private record Image(String articleId, String imageId) {}

    private record Report(int reader, Image image) {}

    /** @param victims killed one after the other: names of services, or {@link #RUNNER} */
    KillOracle(SharedJarida shared, int entries, int reports, List<String> victims) {
        this.shared = shared;
        this.entries = entries;
        this.reports = reports;
        this.victims = victims;
    }

    /** Runs it all and fails where the outcome is not what the acknowledgements promise; returns the figures. */
    String run() throws IOException, InterruptedException {
        int early = entries / SOURCES / 4;
        publish(early);
        addSources();
        List<Image> images = awaitImages(early);
        progress(images.size() + " images to report");
        meetReaders(images.getFirst(), 12);
        List<Report> plan = plan(images.subList(1, images.size()));
        progress(plan.size() + " reports to send");
        reportWhileKilling(plan);
        progress("all sent");
        publish(entries / SOURCES);
        awaitEverything(images);
        return "%d reports planned, %d attempts unanswered, %d images of which %d hidden, %d entries"
                .formatted(plan.size(), unanswered.get(), images.size(), hidden(images), entries);
    }

    private void publish(int perSource) {
        IntStream.range(0, SOURCES).forEach(source -> shared.newspaper().publish("kill" + source, 0, perSource));
    }

    private Visitor reader() {
        return Visitor.person(shared.jarida().url());
    }

    private void addSources() {
        IntStream.range(0, SOURCES)
                .forEach(source -> assertThat(shared.admin()
                                .postJson(
                                        "/api/v1/sources",
                                        "{\"id\":\"kill%d\",\"name\":\"kill%d\",\"policy\":\"FULL\",\"feeds\":[{\"url\":\"%s\"}]}"
                                                .formatted(
                                                        source,
                                                        source,
                                                        shared.newspaper().url("/kill" + source + ".xml")))
                                .status())
                        .isEqualTo(201));
    }

    private List<Image> awaitImages(int perSource) {
        List<Image> images = new ArrayList<>();
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            images.clear();
            for (JsonNode article : allArticles()) {
                if (!article.get("images").isEmpty()) {
                    images.add(new Image(
                            article.get("id").asString(),
                            article.get("images").get(0).get("id").asString()));
                }
            }
            return images.size() == perSource * SOURCES;
        });
        return images;
    }

    private List<JsonNode> allArticles() {
        Visitor reader = reader();
        List<JsonNode> all = new ArrayList<>();
        for (int source = 0; source < SOURCES; source++) {
            String next = "";
            do {
                JsonNode page = reader.get("/api/v1/articles?limit=100&source=kill" + source
                                + (next.isEmpty() ? "" : "&cursor=" + next))
                        .json();
                StreamSupport.stream(page.get("items").spliterator(), false).forEach(all::add);
                next = page.get("next").isNull() ? "" : page.get("next").asString();
            } while (!next.isEmpty());
        }
        return all;
    }

    /** Everyone gets their cookie before the killing starts: without an answer nobody knows who they are. */
    private void meetReaders(Image image, int count) {
        for (int reader = 0; reader < count; reader++) {
            Visitor visitor = reader();
            readers.add(visitor);
            send(new Report(reader, image));
            assertThat(visitor.hasCookie()).isTrue();
        }
    }

    /** One to five people for each image, each of them several times, in a random order. */
    private List<Report> plan(List<Image> images) {
        List<Report> plan = new ArrayList<>();
        Map<Image, List<Integer>> people = new HashMap<>();
        for (Image image : images) {
            List<Integer> all =
                    new ArrayList<>(IntStream.range(0, readers.size()).boxed().toList());
            Collections.shuffle(all, random);
            people.put(image, all.subList(0, 1 + random.nextInt(5)));
        }
        while (plan.size() < reports) {
            people.forEach((image, some) -> some.forEach(reader -> plan.add(new Report(reader, image))));
        }
        Collections.shuffle(plan, random);
        return plan;
    }

    private void reportWhileKilling(List<Report> plan) throws IOException, InterruptedException {
        int slice = plan.size() / (victims.size() + 1) + 1;
        for (int number = 0; number * slice < plan.size(); number++) {
            List<Report> part = plan.subList(number * slice, Math.min(plan.size(), (number + 1) * slice));
            publish(entries / SOURCES / 4 + (number + 1) * entries / SOURCES / 10);
            try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
                part.forEach(report -> clients.execute(() -> send(report)));
                if (number < victims.size()) {
                    clients.awaitTermination(300, TimeUnit.MILLISECONDS);
                    kill(victims.get(number));
                }
            }
            awaitServices();
            progress("slice " + number + " done");
        }
    }

    private static void progress(String what) {
        System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + what);
    }

    private void send(Report report) {
        attempted
                .computeIfAbsent(report.image().imageId(), _ -> ConcurrentHashMap.newKeySet())
                .add(report.reader());
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (acknowledges(report)) {
                acknowledged
                        .computeIfAbsent(report.image().imageId(), _ -> ConcurrentHashMap.newKeySet())
                        .add(report.reader());
                return;
            }
            unanswered.incrementAndGet();
            // a reader tries again after a moment
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean acknowledges(Report report) {
        try {
            int status = readers.get(report.reader())
                    .report(report.image().articleId(), report.image().imageId())
                    .status();
            assertThat(status).isIn(202, 502, 503, 504);
            return status == 202;
        } catch (UncheckedIOException killed) {
            return false;
        }
    }

    private void kill(String victim) throws IOException {
        if (victim.equals(RUNNER)) {
            shared.killAndStartAgain();
        } else {
            shared.jarida().process(victim).destroyForcibly();
        }
    }

    private void awaitServices() {
        Visitor reader = reader();
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> reader.get("/api/v1/articles?limit=1").status() == 200);
        await().atMost(Duration.ofMinutes(1))
                .ignoreExceptions()
                .until(() -> shared.admin().get("/api/v1/sources").status() == 200
                        && shared.admin()
                                        .get("/api/v1/moderation/cases?limit=1")
                                        .status()
                                == 200);
    }

    private void awaitEverything(List<Image> images) {
        IntStream.range(0, SOURCES)
                .forEach(source -> shared.admin().postJson("/api/v1/sources/kill" + source + "/poll", ""));
        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(allArticles()).hasSize(entries));
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(wrong(images)).isEmpty());
    }

    /** Images whose bytes are shown or hidden against the promise. */
    private List<String> wrong(List<Image> images) {
        Visitor reader = reader();
        List<String> wrong = new ArrayList<>();
        for (Image image : images) {
            int status = reader.get("/images/" + image.imageId()).status();
            int acked = acknowledged.getOrDefault(image.imageId(), Set.of()).size();
            int tried = attempted.getOrDefault(image.imageId(), Set.of()).size();
            if ((acked >= 3 && status != 410) || (tried < 3 && status != 200)) {
                wrong.add("%s: %d acknowledged, %d attempted, %d".formatted(image.imageId(), acked, tried, status));
            }
        }
        return wrong;
    }

    private long hidden(List<Image> images) {
        Visitor reader = reader();
        return images.stream()
                .filter(image -> reader.get("/images/" + image.imageId()).status() == 410)
                .count();
    }
}
