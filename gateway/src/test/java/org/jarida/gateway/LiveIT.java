package org.jarida.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jarida.gateway.StubService.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Listeners of live headlines, who share one stream of the service's two replicas. */
@ExtendWith(OutputCaptureExtension.class)
class LiveIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String READY = "event: ready";

    private final Newsroom newsroom = new Newsroom();
    private StubService first;
    private StubService second;
    private RunningGateway gateway;

    @BeforeEach
    void start(@TempDir Path keys) {
        first = StubService.start().answering(newsroom);
        second = StubService.start().answering(newsroom);
        gateway = RunningGateway.start(
                keys,
                "jarida.gateway.upstreams.article=" + first.uri() + "," + second.uri(),
                "jarida.gateway.under-way.live=3");
    }

    @AfterEach
    void stop() {
        gateway.close();
        first.close();
        second.close();
    }

    @Test
    void whoListensIsToldPieceByPieceAndAllShareOneStream(CapturedOutput output) throws Exception {
        try (Listener one = new Listener(null);
                Listener other = new Listener(null)) {
            one.await(READY, "id: 0");
            other.await(READY, "id: 0");
            newsroom.tell("data: خبر");
            one.await("id: 1", "data: خبر");
            other.await("id: 1", "data: خبر");
            newsroom.beat();
            one.await(":");

            assertThat(newsroom.open).hasValue(1);
            Received asked = received().getFirst();
            assertThat(asked.target()).isEqualTo("/live");
            assertThat(asked.claims().getClaims())
                    .containsEntry("network_keys", List.of())
                    .doesNotContainKeys("reader_keys", "account");
            assertThat(one.head.getFirst()).startsWith("HTTP/1.1 200");
            assertThat(one.head).anyMatch(line -> line.contains("text/event-stream"));
            assertThat(one.head).contains("Cache-Control: no-store");
        }
        await().atMost(SOON).untilAsserted(() -> {
            newsroom.beat();
            assertThat(newsroom.open).hasValue(0);
            assertThat(underWay()).isZero();
        });
        assertThat(output).doesNotContain(" ERROR ");
    }

    @Test
    void whoComesBackIsToldWhatCameBeforeTheRest() throws Exception {
        try (Listener one = new Listener(null)) {
            one.await(READY);
            newsroom.tell("data: one");
            one.await("data: one");
            newsroom.tell("data: two");
            one.await("id: 2", "data: two");

            try (Listener back = new Listener("x:1");
                    Listener again = new Listener("2")) {
                back.await("data: missing until 2 after x:1");
                again.await(READY, "id: 2");
                newsroom.tell("data: three");
                back.await("id: 3", "data: three");
                again.await("id: 3", "data: three");
                assertThat(again.told).doesNotContain("data: two");
            }
        }
        assertThat(received().stream().map(Received::target)).containsExactlyInAnyOrder("/live", "/live?until=2");
    }

    @Test
    void aStreamThatBreaksOffGoesOnElsewhereWhereItWas() throws Exception {
        try (Listener one = new Listener(null)) {
            one.await(READY);
            newsroom.tell("data: one");
            one.await("data: one");
            StubService broken = first.received().isEmpty() ? second : first;
            StubService left = broken == first ? second : first;
            broken.close();
            newsroom.cut();
            await().atMost(SOON).until(() -> newsroom.open.get() == 1);
            newsroom.tell("data: two");
            one.await("id: 2", "data: two");

            assertThat(left.last().header("Last-Event-ID")).isEqualTo("1");
            assertThat(one.told.stream().filter(READY::equals)).hasSize(1);
        }
    }

    @Test
    void whileTheServiceIsAwayWhoListensStaysAndWhoComesIsTold() throws Exception {
        try (Listener one = new Listener(null)) {
            one.await(READY);
            List.of(first, second).forEach(service -> service.answering(503, "later"));
            newsroom.cut();
            one.await(":");
            List.of(first, second).forEach(service -> service.answering(newsroom));
            await().atMost(SOON).until(() -> newsroom.open.get() == 1);
            newsroom.tell("data: one");
            one.await("data: one");
        }
        List.of(first, second).forEach(service -> service.answering(503, "later"));
        await().atMost(SOON).until(() -> {
            newsroom.beat();
            return newsroom.open.get() == 0;
        });
        HttpResponse<String> refused = gateway.get("/live");
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("3");
        assertThat(refused.body()).contains("urn:jarida:problem:unavailable");
        assertThat(underWay()).isZero();
    }

    @Test
    void onlySoManyListen() throws Exception {
        try (Listener one = new Listener(null);
                Listener two = new Listener(null);
                Listener three = new Listener(null)) {
            for (Listener each : List.of(one, two, three)) {
                each.await(READY);
            }
            assertThat(gateway.get("/live").statusCode()).isEqualTo(503);
            assertThat(newsroom.open).hasValue(1);
        }
    }

    @Test
    void streamsEndWithTheGateway() throws Exception {
        try (Listener one = new Listener(null)) {
            one.await(READY);
            long start = System.nanoTime();
            gateway.close();
            await().atMost(SOON).until(() -> one.ended);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
        }
    }

    private List<Received> received() {
        List<Received> all = new CopyOnWriteArrayList<>(first.received());
        all.addAll(second.received());
        return all;
    }

    private double underWay() {
        return gateway.bean(MeterRegistry.class)
                .get("jarida.under.way")
                .tags("service", "article-service", "group", "live")
                .gauge()
                .value();
    }

    /** Tells all streams that are open the same, as both replicas do. */
    private static final class Newsroom implements HttpHandler {

        private static final String CUT = "cut";

        private final List<BlockingQueue<String>> streams = new CopyOnWriteArrayList<>();
        private final AtomicInteger open = new AtomicInteger();
        private int last;

        void tell(String data) {
            last++;
            String event = "id: " + last + "\n" + data + "\n\n";
            streams.forEach(stream -> stream.add(event));
        }

        void beat() {
            streams.forEach(stream -> stream.add(":\n\n"));
        }

        void cut() {
            streams.forEach(stream -> stream.add(CUT));
        }

        @Override
        public void handle(HttpExchange exchange) throws IOException {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream;charset=UTF-8");
            exchange.sendResponseHeaders(200, 0);
            String query = exchange.getRequestURI().getQuery();
            if (query != null) {
                String after = exchange.getRequestHeaders().getFirst("Last-Event-ID");
                write(exchange, "data: missing " + query.replace('=', ' ') + " after " + after + "\n\n");
                exchange.close();
                return;
            }
            BlockingQueue<String> stream = new LinkedBlockingQueue<>();
            stream.add("retry: 3000\nevent: ready\nid: " + last + "\ndata: {}\n\n");
            streams.add(stream);
            open.incrementAndGet();
            try {
                for (String text = stream.take(); !text.equals(CUT); text = stream.take()) {
                    write(exchange, text);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                open.decrementAndGet();
                streams.remove(stream);
                exchange.close();
            }
        }

        private static void write(HttpExchange exchange, String text) throws IOException {
            exchange.getResponseBody().write(text.getBytes(UTF_8));
            exchange.getResponseBody().flush();
        }
    }

    /** A browser's side of a stream. */
    private final class Listener implements AutoCloseable {

        private final Socket socket = new Socket("127.0.0.1", gateway.port());
        private final List<String> head = new CopyOnWriteArrayList<>();
        private final List<String> told = new CopyOnWriteArrayList<>();
        private volatile boolean ended;

        Listener(String lastEventId) throws IOException {
            String last = lastEventId == null ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
            socket.getOutputStream()
                    .write(("GET /live HTTP/1.1\r\nHost: localhost\r\n" + last + "\r\n").getBytes(US_ASCII));
            Thread.ofVirtual().start(this::read);
        }

        private void read() {
            try (var lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
                List<String> part = head;
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    part.add(line);
                    part = line.isEmpty() ? told : part;
                }
            } catch (IOException cut) {
                // ended by the gateway or by this test
            }
            ended = true;
        }

        /** These lines come, in this order, perhaps with others between. */
        void await(String... lines) {
            org.awaitility.Awaitility.await()
                    .atMost(SOON)
                    .untilAsserted(() -> assertThat(told).containsSubsequence(lines));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
