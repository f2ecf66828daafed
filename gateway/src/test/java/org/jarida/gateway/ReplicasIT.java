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
import org.junit.jupiter.api.io.TempDir;

/** Several replicas of a service, coming and going. */
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
            // until the first is left out, each report may come to either of them
            for (int i = 0; i < 8; i++) {
                assertThat(report()).isEqualTo(502);
            }
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
