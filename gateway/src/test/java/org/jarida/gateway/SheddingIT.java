package org.jarida.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jarida.gateway.RunningGateway.cookie;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A service that is busy: who is too many is told at once, and nobody else. The tests' own network is not counted. */
class SheddingIT {

    private static final String REPORTS = "/api/v1/articles/a1/images/i1/reports";

    @RegisterExtension
    private static final GatewayAndService SITE = GatewayAndService.with(
                    "jarida.gateway.limits.exempt=127.0.0.0/8",
                    "jarida.gateway.limits.write.network=1/1h",
                    "jarida.gateway.issuing.often=1/1h",
                    "jarida.gateway.under-way.read=2",
                    "jarida.gateway.under-way.files=1",
                    "jarida.gateway.under-way.all=3")
            .start();

    private static final StubService SERVICE = SITE.service();
    private static final RunningGateway gateway = SITE.gateway();

    @Test
    void whoIsTooManyIsToldAtOnceAndNobodyElseIs() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        SERVICE.answering(exchange -> {
            if (exchange.getRequestURI().getPath().contains("/slow")) {
                StubService.hold(done);
            }
            StubService.reply(exchange, 200, "{}");
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> slow = new ArrayList<>();
            slow.add(threads.submit(() -> gateway.get("/appeals/slow1")));
            slow.add(threads.submit(() -> gateway.get("/appeals/slow2")));
            await().until(() -> underWay("moderation-service", "read") == 2);

            HttpResponse<String> refused = gateway.get("/appeals/x");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(gateway.get("/images/x").statusCode()).isEqualTo(200);
            assertThat(gateway.get("/articles/x").statusCode()).isEqualTo(200);
            assertThat(gateway.post("/appeals/x", "text=a").statusCode()).isEqualTo(200);

            slow.add(threads.submit(() -> gateway.get("/articles/slow3")));
            await().until(() -> underWay("article-service", "read") == 1);
            assertThat(gateway.get("/images/y").statusCode()).isEqualTo(503);

            done.countDown();
            for (Future<HttpResponse<String>> each : slow) {
                assertThat(each.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            }
        }
        await().until(() -> underWay("moderation-service", "read") == 0);
        assertThat(gateway.get("/appeals/x").statusCode()).isEqualTo(200);
        assertThat(gateway.bean(MeterRegistry.class)
                        .get("jarida.shed")
                        .tags("service", "moderation-service", "group", "read")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whateverBecomesOfARequestItsPlaceIsFreeAfterwards() {
        SERVICE.answering(500, "broken");
        gateway.get("/articles/error");
        gateway.get("/appeals/error");
        SERVICE.answering(exchange -> {
            exchange.getResponseHeaders().add("Cache-Control", "no-store");
            StubService.reply(exchange, 404, "x".repeat(100_000));
        });
        gateway.get("/articles/missing");
        gateway.send("HEAD", "/articles/missing", null);
        gateway.send("HEAD", "/images/missing", null);
        SERVICE.answering(exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            throw new IOException("cut");
        });
        RawRequest.send(gateway.port(), "GET /articles/cut HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        SERVICE.answering(exchange -> {
            exchange.sendResponseHeaders(304, -1);
            exchange.close();
        });
        gateway.get("/images/x", "If-None-Match", "\"a\"");

        await().untilAsserted(() -> {
            for (String service : List.of("article-service", "ingest-service", "moderation-service")) {
                for (String group : List.of("read", "files", "write", "live", "staff")) {
                    assertThat(underWay(service, group))
                            .as(service + " " + group)
                            .isZero();
                }
            }
        });
    }

    @Test
    void anExemptNetworkReportsAsOftenAsItLikesButItsNewReadersWeighLess() throws Exception {
        SERVICE.answering(202, "{}");
        HttpResponse<String> first = gateway.post(REPORTS, "{}");
        assertThat(weight()).isEqualTo(500);
        assertThat(first.headers().firstValue("RateLimit")).isEmpty();

        HttpResponse<String> second = gateway.post(REPORTS, "{}");
        assertThat(weight()).isEqualTo(250);
        gateway.post(REPORTS, "{}", "Cookie", cookie(second));
        assertThat(weight()).isEqualTo(250);
        assertThat(SERVICE.received()).hasSize(3);
    }

    private static int weight() throws Exception {
        return SERVICE.last().claims().getIntegerClaim("reader_weight");
    }

    private static double underWay(String service, String group) {
        return gateway.bean(MeterRegistry.class)
                .get("jarida.under.way")
                .tags("service", service, "group", group)
                .gauge()
                .value();
    }
}
