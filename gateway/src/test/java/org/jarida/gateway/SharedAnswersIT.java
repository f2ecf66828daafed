package org.jarida.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jarida.gateway.RunningGateway.basic;
import static org.jarida.gateway.RunningGateway.cookie;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What several readers share, and what nobody shares. Answers stay fresh for longer here than any test takes. */
class SharedAnswersIT {

    private static final String SHARED = "public, max-age=60";
    private static final int LARGEST = 64 * 1024;
    private static final int SIZE = 256 * 1024;
    private static final String BASIC = basic("ed", "secret");

    @RegisterExtension
    private static final GatewayAndService SITE = GatewayAndService.with(
                    "jarida.gateway.cache.fresh=60s",
                    "jarida.gateway.cache.size=256KB",
                    "jarida.gateway.cache.largest=64KB")
            .account("ed", "secret", "EDITOR")
            .start();

    private static final StubService SERVICE = SITE.service();
    private static final RunningGateway gateway = SITE.gateway();

    @BeforeEach
    void answer() {
        SERVICE.answering(shared("{}"));
    }

    @Test
    void aHundredReadersAtTheSameTimeReachTheServiceOnce() throws Exception {
        CountDownLatch sent = new CountDownLatch(100);
        SERVICE.answering(exchange -> {
            StubService.hold(sent);
            shared("once").handle(exchange);
        });

        List<HttpResponse<String>> answers = atTheSameTime(100, () -> {
            sent.countDown();
            return gateway.get("/articles/crowd");
        });

        assertThat(answers).hasSize(100).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("once");
        });
        assertThat(SERVICE.received()).hasSize(1);
    }

    @Test
    void theListOfSourcesIsSharedAsItsServiceAnswersIt() {
        SERVICE.answering(exchange -> {
            exchange.getResponseHeaders().set("Cache-Control", "max-age=1, must-revalidate, public");
            exchange.getResponseHeaders().set("ETag", "W/\"1\"");
            StubService.reply(exchange, 200, "{\"items\":[]}");
        });
        assertThat(gateway.get("/api/v1/sources?limit=500").body()).isEqualTo("{\"items\":[]}");
        HttpResponse<String> again = gateway.get("/api/v1/sources?limit=500");

        assertThat(again.body()).isEqualTo("{\"items\":[]}");
        assertThat(again.headers().firstValue("Age")).isPresent();
        assertThat(SERVICE.received()).hasSize(1);
    }

    @Test
    void whoWaitsGetsTheSameProblemAndItIsNotKept() throws Exception {
        double joined = count("joined");
        CountDownLatch sent = new CountDownLatch(20);
        SERVICE.answering(exchange -> {
            StubService.hold(sent);
            untilActive(20);
            StubService.reply(exchange, 500, "broken");
        });

        List<HttpResponse<String>> answers = atTheSameTime(20, () -> {
            sent.countDown();
            return gateway.get("/articles/broken");
        });

        assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(500));
        assertThat(count("joined")).isGreaterThan(joined);
        assertThat(SERVICE.received()).hasSizeLessThan(20);
        SERVICE.answering(shared("mended"));
        assertThat(gateway.get("/articles/broken").body()).isEqualTo("mended");
    }

    @Test
    void anAnswerThatBreaksOffIsAProblemForAllAndNotKept() {
        SERVICE.answering(exchange -> {
            exchange.getResponseHeaders().add("Cache-Control", SHARED);
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(new byte[10]);
            exchange.getResponseBody().flush();
            throw new IOException("cut");
        });

        assertThat(gateway.get("/articles/cut").statusCode()).isEqualTo(502);
        SERVICE.answering(shared("whole"));
        assertThat(gateway.get("/articles/cut").body()).isEqualTo("whole");
    }

    @Test
    void aReaderWhoLeavesDoesNotTakeTheAnswerFromOthers() throws Exception {
        CountDownLatch left = new CountDownLatch(1);
        SERVICE.answering(exchange -> {
            StubService.hold(left);
            shared("for who stays").handle(exchange);
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<HttpResponse<String>> stays;
            try (Socket leaves = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
                leaves.getOutputStream()
                        .write("GET /articles/left HTTP/1.1\r\nHost: localhost\r\nAccept: a/b\r\n\r\n"
                                .getBytes(StandardCharsets.ISO_8859_1));
                await().until(() -> SERVICE.received().size() == 1);
                stays = threads.submit(() -> gateway.get("/articles/left", "Accept", "a/b"));
                leaves.setSoLinger(true, 0);
            }
            left.countDown();

            assertThat(stays.get(30, TimeUnit.SECONDS).body()).isEqualTo("for who stays");
            assertThat(SERVICE.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cache-Control | private, max-age=60",
                "Cache-Control | no-store",
                "Cache-Control | no-cache, max-age=60",
                "Cache-Control | max-age=0",
                "Cache-Control | public",
                "Set-Cookie    | a=b",
                "Vary          | *",
                "Vary          | Cookie",
                "Vary          | Accept-Language, Authorization"
            })
    void whatIsNotForAllIsNotKept(String name, String value) {
        String path = "/articles/" + Integer.toHexString((name + value).hashCode());
        SERVICE.answering(exchange -> {
            exchange.getResponseHeaders().add("Cache-Control", SHARED);
            exchange.getResponseHeaders().set(name, value);
            StubService.reply(exchange, 200, "mine");
        });

        assertThat(gateway.get(path).body()).isEqualTo("mine");
        assertThat(gateway.get(path).body()).isEqualTo("mine");

        assertThat(SERVICE.received()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/images/kept", "/appeals/i1"})
    void whatNoRouteSharesIsNotKept(String path) {
        gateway.get(path);
        gateway.get(path);

        assertThat(SERVICE.received()).hasSize(2);
        assertThat(gateway.get(path).headers().firstValue("Age")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 403, 429, 500, 503})
    void refusalsAndErrorsAreNotKept(int status) {
        SERVICE.answering(exchange -> {
            exchange.getResponseHeaders().add("Cache-Control", SHARED);
            StubService.reply(exchange, status, "no");
        });
        String path = "/articles/status" + status;

        assertThat(gateway.get(path).statusCode()).isEqualTo(status);
        SERVICE.answering(shared("yes"));
        assertThat(gateway.get(path).body()).isEqualTo("yes");
    }

    @Test
    void whoSignsInGetsNothingKeptAndLeavesNothing() throws Exception {
        gateway.get("/articles/staff");
        SERVICE.answering(shared("for staff"));

        HttpResponse<String> answer = gateway.get("/articles/staff", "Authorization", BASIC);

        assertThat(answer.body()).isEqualTo("for staff");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(SERVICE.last().claims().getStringListClaim("roles")).contains("EDITOR");
        assertThat(gateway.get("/articles/staff").body()).isEqualTo("{}");
        gateway.get("/articles/staff2", "Authorization", BASIC);
        SERVICE.answering(shared("for all"));
        assertThat(gateway.get("/articles/staff2").body()).isEqualTo("for all");
    }

    @Test
    void nothingOfAReaderReachesTheService() throws Exception {
        SERVICE.answering(202, "{}");
        String reader = cookie(gateway.post("/api/v1/articles/a1/images/i1/reports", "{}"));
        SERVICE.answering(shared("the same"));
        SERVICE.forget();

        gateway.get(
                "/articles/known",
                "Cookie",
                reader + "; jarida-ui=fr",
                "If-None-Match",
                "\"x\"",
                "If-Modified-Since",
                "Thu, 01 Jan 2026 10:00:00 GMT",
                "Range",
                "bytes=0-1",
                "Last-Event-ID",
                "7");

        var received = SERVICE.last();
        assertThat(received.headers().keySet())
                .map(String::toLowerCase)
                .containsExactlyInAnyOrder(
                        "accept-encoding", "accept-language", "authorization", "traceparent", "host", "connection");
        assertThat(received.header("Accept-Language")).isEqualTo("fr");
        assertThat(received.header("Accept-Encoding")).isEqualTo("identity");
        var claims = received.claims();
        assertThat(claims.getClaims()).doesNotContainKeys("reader_keys", "reader_weight", "roles", "account", "csrf");
        assertThat(claims.getStringListClaim("network_keys")).isEmpty();
        assertThat(gateway.get("/articles/known", "Accept-Language", "fr").body())
                .isEqualTo("the same");
        assertThat(SERVICE.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: evil.example",
                "Host: localhost\r\nX-Forwarded-Host: evil.example",
                "Host: localhost\r\nX-Forwarded-For: 1.2.3.4\r\nForwarded: host=evil.example",
                "Host: localhost\r\nX-Forwarded-Proto: evil",
                "Host: localhost\r\nX-Original-URL: /evil",
                "Host: localhost\r\nX-HTTP-Method-Override: evil",
                "Host: localhost\r\nAccept: evil/html",
                "Host: localhost\r\nAccept: evil/html\r\nAccept: text/html",
                "Host: localhost\r\nAccept-Encoding: evil",
                "Host: localhost\r\nAccept-Language: evil",
                "Host: localhost\r\nOrigin: https://evil.example",
                "Host: localhost\r\nRange: bytes=0-evil",
                "Host: localhost\r\nIf-None-Match: \"evil\"",
                "Host: localhost\r\nUser-Agent: evil",
                "Host: localhost\r\nReferer: https://evil.example/",
                "Host: localhost\r\nCookie: jarida-ui=evil; evil=1",
                "Host: localhost\r\nCache-Control: evil, no-store",
            })
    void nobodyDecidesWhatAnotherGets(String headers) {
        String path = "/articles/" + Integer.toHexString(headers.hashCode());
        // a service that says all it was told
        SERVICE.answering(
                exchange -> shared(exchange.getRequestHeaders().toString()).handle(exchange));

        String first = RawRequest.send(
                gateway.port(), "GET " + path + " HTTP/1.1\r\n" + headers + "\r\nConnection: close\r\n\r\n");
        assertThat(first).startsWith("HTTP/1.1 200");

        assertThat(gateway.get(path).body()).containsIgnoringCase("traceparent").doesNotContain("evil");
    }

    @Test
    void aHeaderThatIsTooLongToBelieveIsForItsSenderOnly() {
        SERVICE.answering(
                exchange -> shared(exchange.getRequestHeaders().toString()).handle(exchange));
        String bomb = "text/html, evil/" + "x".repeat(6_000);

        assertThat(gateway.get("/articles/bomb", "Accept", bomb).body()).contains("evil");
        assertThat(gateway.get("/articles/bomb", "Accept", bomb).headers().firstValue("Age"))
                .isEmpty();
        assertThat(gateway.get("/articles/bomb").body()).doesNotContain("evil");
    }

    @Test
    void anotherOrderOfTheQueryIsAnotherQuestion() {
        gateway.get("/search?q=a&source=b");
        gateway.get("/search?source=b&q=a");
        gateway.get("/search?q=a&source=b");
        gateway.get("/search");

        assertThat(SERVICE.received())
                .map(StubService.Received::target)
                .containsExactly("/search?q=a&source=b", "/search?source=b&q=a", "/search");
    }

    @Test
    void languagesAcceptedTypesAndEncodingsAreKeptApart() {
        String path = "/articles/apart";
        gateway.get(path, "Accept-Language", "fr");
        gateway.get(path, "Accept-Language", "en, fr;q=0.1");
        gateway.get(path, "Accept-Language", "fr", "Accept", "text/html");
        gateway.get(path, "Accept-Language", "fr", "Accept-Encoding", "br, gzip");
        assertThat(SERVICE.received()).hasSize(4);

        gateway.get(path, "Accept-Language", "fr-CA");
        gateway.get(path, "Accept-Language", "en");
        gateway.get(path, "Accept-Language", "fr", "Accept", "text/html");
        gateway.get(path, "Accept-Language", "fr", "Accept-Encoding", "gzip, deflate");
        assertThat(SERVICE.received()).hasSize(4);
    }

    @Test
    void aHeadIsAnsweredFromWhatAGetLeft() {
        gateway.get("/articles/head");
        HttpResponse<String> head = gateway.send("HEAD", "/articles/head", null);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).hasValue("2");
        assertThat(head.headers().firstValue("ETag")).hasValue("\"v1\"");
        assertThat(head.body()).isEmpty();
        assertThat(SERVICE.received()).hasSize(1);
    }

    @Test
    void aHeadAsksAsAGetWouldAndLeavesItsAnswer() {
        HttpResponse<String> head = gateway.send("HEAD", "/articles/head2", null);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).hasValue("2");

        assertThat(gateway.get("/articles/head2").body()).isEqualTo("{}");
        assertThat(SERVICE.received())
                .singleElement()
                .satisfies(received -> assertThat(received.method()).isEqualTo("GET"));
    }

    @Test
    void whoHasTheAnswerIsToldSo() {
        SERVICE.answering(exchange -> {
            exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
            exchange.getResponseHeaders().add("Vary", "Accept-Language");
            exchange.getResponseHeaders().add("Last-Modified", "Thu, 01 Jan 2026 10:00:00 GMT");
            shared("{}").handle(exchange);
        });
        gateway.get("/articles/known304");

        for (String condition : List.of("\"v1\"", "W/\"v1\"", "\"v0\", \"v1\"", "*")) {
            HttpResponse<String> answer = gateway.get("/articles/known304", "If-None-Match", condition);
            assertThat(answer.statusCode()).as(condition).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.headers().firstValue("ETag")).hasValue("\"v1\"");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue(SHARED);
            assertThat(answer.headers().firstValue("Vary")).hasValue("Accept-Language, Cookie");
            assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
                    .hasValue("*");
            assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
        }
        assertThat(gateway.get("/articles/known304", "If-Modified-Since", "Fri, 02 Jan 2026 10:00:00 GMT")
                        .statusCode())
                .isEqualTo(304);
        assertThat(gateway.get("/articles/known304", "If-None-Match", "\"v0\"").statusCode())
                .isEqualTo(200);
        assertThat(gateway.send("HEAD", "/articles/known304", null, "If-None-Match", "\"v1\"")
                        .statusCode())
                .isEqualTo(304);
        assertThat(SERVICE.received()).hasSize(1);
    }

    @Test
    void aConditionOnWritingIsTheServicesToDecide() {
        gateway.get("/articles/match");
        gateway.get("/articles/match", "If-Match", "\"v2\"");

        assertThat(SERVICE.received()).hasSize(2);
        assertThat(SERVICE.last().header("If-Match")).isEqualTo("\"v2\"");
    }

    @Test
    void theAgeIsToldOfWhatWasKept() {
        SERVICE.answering(exchange -> {
            exchange.getResponseHeaders().add("Age", "30");
            shared("{}").handle(exchange);
        });
        assertThat(gateway.get("/articles/age").headers().firstValue("Age")).isEmpty();

        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            var age = gateway.get("/articles/age").headers().allValues("Age");
            assertThat(age).singleElement().satisfies(value -> assertThat(value).isEqualTo("32"));
        });
        assertThat(SERVICE.received()).hasSize(1);
    }

    @Test
    void whatIsTooLargeIsPassedThroughWholeAndNotKept() {
        String large = "x".repeat(LARGEST + 1);
        SERVICE.answering(shared(large));
        assertThat(gateway.get("/articles/large").body()).isEqualTo(large);
        assertThat(gateway.get("/articles/large").body()).isEqualTo(large);
        assertThat(SERVICE.received()).hasSize(2);

        String fits = "x".repeat(LARGEST);
        SERVICE.answering(shared(fits));
        assertThat(gateway.get("/articles/fits").body()).isEqualTo(fits);
        assertThat(gateway.get("/articles/fits").body()).isEqualTo(fits);
        assertThat(SERVICE.received()).hasSize(3);
    }

    @Test
    void memoryIsBounded() {
        SERVICE.answering(shared("x".repeat(20_000)));
        for (int i = 0; i < 60; i++) {
            gateway.get("/articles/many" + i);
        }

        MeterRegistry meters = gateway.bean(MeterRegistry.class);
        await().untilAsserted(() ->
                assertThat(meters.get("jarida.cache.bytes").gauge().value()).isBetween(1.0, (double) SIZE));
        assertThat(meters.get("jarida.cache.answers").gauge().value()).isLessThan(20);
    }

    @Test
    void whatBelongsToOneRequestIsNotShared() {
        List<HttpResponse<String>> answers = List.of(
                gateway.get("/articles/own?ui=fr"),
                gateway.get("/articles/own?ui=fr"),
                gateway.get("/articles/own?ui=fr"));

        assertThat(SERVICE.received()).hasSize(1);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .singleElement()
                    .satisfies(cookie -> assertThat(cookie).startsWith("jarida-ui=fr"));
            assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
        });
        assertThat(answers)
                .map(answer -> answer.headers().firstValue("X-Request-Id").orElseThrow())
                .doesNotHaveDuplicates();
    }

    @Test
    void aMovedOrMissingPageIsKeptWhenItsServiceSaysSo() {
        for (int status : List.of(301, 404, 410)) {
            SERVICE.answering(exchange -> {
                exchange.getResponseHeaders().add("Cache-Control", SHARED);
                StubService.reply(exchange, status, "kept");
            });
            SERVICE.forget();
            gateway.get("/articles/gone" + status);
            assertThat(gateway.get("/articles/gone" + status, "If-None-Match", "*")
                            .statusCode())
                    .isEqualTo(status);
            assertThat(SERVICE.received()).hasSize(1);
        }
    }

    @Test
    void metricsTellHowRequestsWereAnswered() {
        double fetched = count("fetched");
        double hits = count("hit");
        gateway.get("/articles/counted");
        gateway.get("/articles/counted");
        gateway.get("/articles/counted");

        assertThat(count("fetched")).isEqualTo(fetched + 1);
        assertThat(count("hit")).isEqualTo(hits + 2);
        assertThat(gateway.bean(MeterRegistry.class)
                        .find("http.server.requests")
                        .tag("uri", "/articles/**")
                        .timer())
                .isNotNull();
    }

    private static HttpHandler shared(String body) {
        return exchange -> reply(exchange, body);
    }

    private static void reply(HttpExchange exchange, String body) throws IOException {
        exchange.getResponseHeaders().add("Cache-Control", SHARED);
        exchange.getResponseHeaders().add("Content-Type", "text/plain");
        exchange.getResponseHeaders().add("ETag", "\"v1\"");
        StubService.reply(exchange, 200, body);
    }

    /** Waits until so many requests are being answered. */
    private static void untilActive(int requests) {
        var active = gateway.bean(MeterRegistry.class).get("http.server.requests.active");
        await().until(() -> active.longTaskTimers().stream()
                        .mapToInt(io.micrometer.core.instrument.LongTaskTimer::activeTasks)
                        .sum()
                >= requests);
    }

    private static double count(String outcome) {
        return gateway.bean(MeterRegistry.class)
                .get("jarida.cache.requests")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private static List<HttpResponse<String>> atTheSameTime(
            int readers, java.util.concurrent.Callable<HttpResponse<String>> request) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<HttpResponse<String>>> asked = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                asked.add(threads.submit(request));
            }
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> each : asked) {
                answers.add(each.get(60, TimeUnit.SECONDS));
            }
            return answers;
        }
    }
}
