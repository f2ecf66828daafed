package org.jarida.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jarida.article.article.Entries;
import org.jarida.article.source.SourceEvents;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.EntryWithdrawn;
import org.jarida.events.WithdrawalReason;
import org.jarida.test.TestBroker;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Live headlines over HTTP, with a second replica to go on at. */
class LiveIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final int FIRST = 31_000;

    private static RunningService service;

    @BeforeAll
    static void start() {
        Wire.declareTopics(TestBroker.bootstrapServers());
        service = RunningService.start(Map.of("jarida.live.beat", "200ms", "jarida.live.readers", "6"));
        Wire.publish(SourceEvents.changed("live-paper", 1, "صحيفة", DisplayPolicy.LINK));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void whoListensIsToldOfEveryArticleAndWhatBecomesOfIt() {
        try (Listener listener = new Listener(service, null)) {
            await().atMost(SOON).until(() -> listener.has("ready"));
            publish(FIRST, "خبر عاجل");
            await().atMost(SOON).until(() -> listener.of("published", FIRST).size() == 1);

            var told = JsonMapper.shared()
                    .readTree(listener.of("published", FIRST).getFirst().data());
            assertThat(told.path("title").asString()).isEqualTo("خبر عاجل");
            assertThat(told.path("source").path("id").asString()).isEqualTo("live-paper");
            assertThat(told.path("direction").asString()).isEqualTo("rtl");
            assertThat(service.get(told.path("href").asString()).status()).isEqualTo(200);

            Wire.publish(new EntryWithdrawn(Entries.id(FIRST), 2, "live-paper", WithdrawalReason.TAKEDOWN, AT));
            await().atMost(SOON).until(() -> listener.of("withdrawn", FIRST).size() == 1);
            assertThat(listener.of("withdrawn", FIRST).getFirst().data())
                    .isEqualTo("{\"id\":\"" + Entries.id(FIRST) + "\"}");
            await().atMost(SOON).until(() -> listener.beats > 0);
        }
    }

    @Test
    void whoWasCutOffGoesOnAtAnotherReplica() {
        String last;
        try (Listener listener = new Listener(service, null)) {
            await().atMost(SOON).until(() -> listener.has("ready"));
            publish(FIRST + 1, "الأول");
            await().atMost(SOON).until(() -> listener.of("published", FIRST + 1).size() == 1);
            last = listener.of("published", FIRST + 1).getFirst().id();
        }
        publish(FIRST + 2, "الثاني");
        await().atMost(SOON)
                .until(() ->
                        service.get("/api/v1/articles/" + Entries.id(FIRST + 2)).status() == 200);

        try (RunningService another = RunningService.start();
                Listener listener = new Listener(another, last)) {
            await().atMost(SOON).until(() -> listener.of("published", FIRST + 2).size() == 1);
            assertThat(listener.of("published", FIRST + 1)).isEmpty();
            assertThat(listener.has("missed")).isFalse();
        }
    }

    @Test
    void whoGoesOnElsewhereIsToldWhatCameBeforeAndNoMore() {
        String from;
        String until;
        try (Listener listener = new Listener(service, null)) {
            await().atMost(SOON).until(() -> listener.has("ready"));
            for (int number = FIRST + 3; number < FIRST + 6; number++) {
                int each = number;
                publish(each, "خبر");
                await().atMost(SOON).until(() -> listener.of("published", each).size() == 1);
            }
            from = listener.of("published", FIRST + 3).getFirst().id();
            until = listener.of("published", FIRST + 4).getFirst().id();
        }
        try (RunningService another = RunningService.start();
                Listener rest = new Listener(another, from, "?until=" + until);
                Listener lost = new Listener(another, from, "?until=nowhere")) {
            await().atMost(SOON).until(() -> rest.ended && lost.ended);
            assertThat(rest.of("published", FIRST + 4)).hasSize(1);
            assertThat(rest.of("published", FIRST + 3)).isEmpty();
            assertThat(rest.of("published", FIRST + 5)).isEmpty();
            assertThat(rest.has("missed")).isFalse();
            assertThat(lost.has("missed")).isTrue();
        }
    }

    @Test
    void anIdThatIsNotOursIsAnsweredByMissed() {
        try (Listener listener = new Listener(service, "<script>")) {
            await().atMost(SOON).until(() -> listener.has("missed"));
        }
    }

    @Test
    void streamsEndWhenTheServiceDoes() {
        RunningService another = RunningService.start();
        try (Listener listener = new Listener(another, null)) {
            await().atMost(SOON).until(() -> listener.has("ready"));
            long start = System.nanoTime();
            another.close();
            await().atMost(SOON).until(() -> listener.ended);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
        }
    }

    @Test
    void onlySoManyListenAtOnce() {
        List<Listener> listeners = new CopyOnWriteArrayList<>();
        try {
            assertThatCode(() -> {
                        while (listeners.size() < 10) {
                            listeners.add(new Listener(service, null));
                        }
                    })
                    .hasMessageContaining("503");
            assertThat(listeners).hasSizeBetween(1, 6);
        } finally {
            listeners.forEach(Listener::close);
        }
        await().atMost(SOON).until(() -> service.meters().contains("jarida_live_readers 0.0"));
    }

    private static void publish(int number, String title) {
        Wire.publish(Entries.discovered(
                Entries.id(number), Entries.content("live-paper", "ar", title, AT.plusSeconds(number), number)));
    }

    private record Told(String event, String id, String data) {}

    /** A browser's side of a stream, reading on a thread of its own. */
    private static final class Listener implements AutoCloseable {

        private final HttpClient client = HttpClient.newHttpClient();
        private final List<Told> told = new CopyOnWriteArrayList<>();
        private volatile int beats;
        private volatile boolean ended;

        Listener(RunningService service, @Nullable String lastEventId) {
            this(service, lastEventId, "");
        }

        Listener(RunningService service, @Nullable String lastEventId, String query) {
            var request = service.request("/live" + query, RunningService.nobody());
            if (lastEventId != null) {
                request.header("Last-Event-ID", lastEventId);
            }
            try {
                HttpResponse<InputStream> answer = client.send(request.build(), BodyHandlers.ofInputStream());
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.headers().firstValue("Content-Type"))
                        .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
                assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
                Thread.ofVirtual().start(() -> read(answer.body()));
            } catch (IOException failure) {
                throw new IllegalStateException(failure);
            } catch (InterruptedException failure) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(failure);
            }
        }

        private void read(InputStream stream) {
            Map<String, String> fields = new HashMap<>();
            try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.equals(":")) {
                        beats++;
                    } else if (line.isEmpty() && fields.containsKey("event")) {
                        told.add(new Told(
                                fields.getOrDefault("event", ""),
                                fields.getOrDefault("id", ""),
                                fields.getOrDefault("data", "")));
                        fields.remove("event");
                    } else if (line.contains(": ")) {
                        fields.put(line.substring(0, line.indexOf(": ")), line.substring(line.indexOf(": ") + 2));
                    }
                }
            } catch (IOException cut) {
                // ended by the service or by this test
            }
            ended = true;
        }

        boolean has(String event) {
            return told.stream().anyMatch(each -> each.event().equals(event));
        }

        List<Told> of(String event, int number) {
            return told.stream()
                    .filter(each -> each.event().equals(event) && each.data().contains(Entries.id(number)))
                    .toList();
        }

        @Override
        public void close() {
            client.shutdownNow();
            client.close();
        }
    }
}
