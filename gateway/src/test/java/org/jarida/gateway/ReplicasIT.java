package org.jarida.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Several replicas of a service, coming and going. */
@ExtendWith(OutputCaptureExtension.class)
class ReplicasIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final CountDownLatch over = new CountDownLatch(1);
    private StubService first;
    private StubService second;
    private RunningGateway gateway;

    @BeforeEach
    void start(@TempDir Path keys) {
        first = StubService.start();
        second = StubService.start();
        gateway = RunningGateway.start(
                keys,
                "jarida.gateway.upstreams.article=" + first.uri() + "," + second.uri(),
                "jarida.gateway.upstreams.ingest=http://127.0.0.1:1",
                "jarida.gateway.upstreams.moderation=http://127.0.0.1:1",
                "jarida.gateway.timeouts.response=3s");
    }

    @AfterEach
    void stop() {
        over.countDown();
        gateway.close();
        first.close();
        second.close();
    }

    @Test
    void theFirstRequestFindsAReplica() {
        assertThat(gateway.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void readyReplicasShareTheWork() {
        untilBothServe();
        forget();

        read(100);

        assertThat(first.received()).hasSizeBetween(40, 60);
        assertThat(second.received()).hasSizeBetween(40, 60);
    }

    @Test
    void aReplicaThatRefusesConnectionsIsLeftOutAtOnceAndComesBack() {
        untilBothServe();
        int port = second.port();
        second.close();

        for (int i = 0; i < 50; i++) {
            assertThat(gateway.get("/").statusCode()).isEqualTo(200);
        }

        second = StubService.startAt(port);
        await().atMost(SOON).untilAsserted(() -> {
            read(2);
            assertThat(second.received()).isNotEmpty();
        });
    }

    @Test
    void aWriteGoesToAnotherReplicaWhenNoneOfItWasSent() {
        untilBothServe();
        second.close();
        forget();

        for (int i = 0; i < 6; i++) {
            assertThat(gateway.post("/api/v1/articles/a/images/i/reports", "{\"n\":1}")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(first.received())
                .hasSize(6)
                .allSatisfy(received -> assertThat(received.text()).isEqualTo("{\"n\":1}"));
    }

    @Test
    void aReplicaThatSaysItIsNotReadyIsLeftOut() {
        untilBothServe();
        second.readiness(503);

        await().atMost(SOON).untilAsserted(() -> {
            forget();
            read(10);
            assertThat(second.received()).isEmpty();
        });
        assertThat(first.received()).hasSize(10);
    }

    @Test
    void aReadWhoseConnectionBreaksIsTriedOnceElsewhereAndAWriteIsNot() {
        untilBothServe();
        AtomicInteger broken = new AtomicInteger();
        second.answering(exchange -> {
            broken.incrementAndGet();
            throw new IllegalStateException("breaks off");
        });
        forget();

        read(10);
        assertThat(broken.get()).isPositive();

        first.readiness(503);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(report()).isEqualTo(502);
            assertThat(report()).isEqualTo(502);
        });
        int before = broken.get();
        assertThat(report()).isEqualTo(502);
        assertThat(broken.get()).isEqualTo(before + 1);
    }

    @Test
    void withNoReplicaLeftTheAnswerSaysWhenToTryAgain() {
        untilBothServe();
        first.close();
        second.close();

        // a connection may still stand open from before
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(gateway.get("/").statusCode()).isEqualTo(503));
        HttpResponse<String> api = gateway.get("/api/v1/articles");
        assertThat(api.statusCode()).isEqualTo(503);
        assertThat(api.headers().firstValue("Retry-After")).isPresent();
        assertThat(api.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(api.body()).contains("urn:jarida:problem:unavailable");

        HttpResponse<String> page = gateway.get("/articles/x", "Accept", "text/html");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).isPresent();
        assertThat(page.body()).contains("<html");
    }

    @Test
    void aServiceThatTakesTooLongIsATimeOut() {
        untilBothServe();
        first.answering(this::afterTheTest);
        second.answering(this::afterTheTest);

        assertThat(gateway.get("/").statusCode()).isEqualTo(504);
    }

    @Test
    void aStreamOfEventsArrivesPieceByPieceAndEndsAtTheServiceWhenTheReaderLeaves(CapturedOutput output)
            throws Exception {
        untilBothServe();
        AtomicInteger open = new AtomicInteger();
        com.sun.net.httpserver.HttpHandler stream = exchange -> {
            open.incrementAndGet();
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            try {
                var beat = new java.util.concurrent.CountDownLatch(1);
                while (true) {
                    exchange.getResponseBody().write("data: x\n\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
                    exchange.getResponseBody().flush();
                    beat.await(50, java.util.concurrent.TimeUnit.MILLISECONDS);
                }
            } catch (java.io.IOException e) {
                open.decrementAndGet();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        first.answering(stream);
        second.answering(stream);

        try (var socket = new java.net.Socket("127.0.0.1", gateway.port())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream()
                    .write("GET /live HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            var reader = new java.io.BufferedReader(
                    new java.io.InputStreamReader(socket.getInputStream(), java.nio.charset.StandardCharsets.UTF_8));
            int events = 0;
            while (events < 3) {
                if (reader.readLine().startsWith("data:")) {
                    events++;
                }
            }
            assertThat(open.get()).isEqualTo(1);
        }
        await().atMost(SOON).untilAtomic(open, org.hamcrest.Matchers.is(0));
        gateway.close();
        assertThat(output).doesNotContain(" ERROR ");
    }

    private void afterTheTest(com.sun.net.httpserver.HttpExchange exchange) throws java.io.IOException {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        StubService.reply(exchange, 200, "{}");
    }

    private int report() {
        return gateway.post("/api/v1/articles/a/images/i/reports", "{}").statusCode();
    }

    private void untilBothServe() {
        await().atMost(SOON).untilAsserted(() -> {
            gateway.get("/");
            assertThat(first.received()).isNotEmpty();
            assertThat(second.received()).isNotEmpty();
        });
    }

    private void read(int times) {
        for (int i = 0; i < times; i++) {
            assertThat(gateway.get("/").statusCode()).isEqualTo(200);
        }
    }

    private void forget() {
        first.forget();
        second.forget();
    }
}
