package org.jarida.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.gateway.RunningGateway.basic;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jarida.gateway.Dripper.Cut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Clients that send a little now and then are let go, and nobody else is. All drip faster than the server gets bored. */
class SlowClientsIT {

    private static final Duration DEADLINE = Duration.ofSeconds(2);
    private static final Duration AT_LATEST = DEADLINE.plusSeconds(2);
    private static final String GET = "GET /appeals/a HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String LISTEN = "GET /live HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String REPORT = "POST /api/v1/articles/a/images/i/reports HTTP/1.1\r\nHost: localhost\r\n";
    private static final String BASIC = "Authorization: " + basic("ed", "secret") + "\r\n";

    @RegisterExtension
    private static final GatewayAndService SITE = GatewayAndService.with(
                    "jarida.gateway.timeouts.headers=" + DEADLINE.toMillis() + "ms",
                    "jarida.gateway.timeouts.body=" + DEADLINE.toMillis() + "ms",
                    "jarida.gateway.timeouts.body-rate=1KB")
            .account("ed", "secret", "EDITOR")
            .start();

    private static final StubService SERVICE = SITE.service();
    private static final RunningGateway gateway = SITE.gateway();

    @Test
    void headersThatDripAreCutAndIdleConnectionsAndStreamsLive() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        SERVICE.answering(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("id: 1\ndata: first\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            try {
                assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.getResponseBody().write("id: 2\ndata: last\n\n".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        try (Socket stream = connect();
                Socket idle = connect()) {
            write(stream, LISTEN);
            read(stream, "event: ready\n");
            SERVICE.answering(200, "{}");
            write(idle, GET);
            read(idle, "{}");

            Map<String, CompletableFuture<Cut>> drips = new LinkedHashMap<>();
            drips.put("method", drip("", "G"));
            drips.put("target", drip("GET /", "a"));
            drips.put("version", drip("GET /appeals/a", " "));
            drips.put("header", drip("GET /appeals/a HTTP/1.1\r\nHost: localhost\r\nX: ", "x"));
            drips.put("headers", drip("GET /appeals/a HTTP/1.1\r\nHost: localhost\r\n", "X: x\r\n"));
            drips.put("empty lines", drip("", "\r\n"));
            drips.put("nothing after the first byte", drip("G", ""));
            drips.put("second request", drip(GET, "a"));
            drips.put("empty lines after a request", drip(GET, "\r\n"));
            for (var each : drips.entrySet()) {
                Cut cut = each.getValue().get(20, TimeUnit.SECONDS);
                assertThat(cut.after()).as(each.getKey()).isBetween(DEADLINE, AT_LATEST);
                assertThat(cut.answer())
                        .as(each.getKey())
                        .satisfiesAnyOf(
                                nothing -> assertThat(nothing).isEmpty(),
                                first -> assertThat(first).startsWith("HTTP/1.1 200"));
            }

            write(idle, GET);
            read(idle, "{}");
            end.countDown();
            read(stream, "data: last\n\n");
        }
        assertThat(gateway.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void headersInPiecesWithinTheDeadlineAreARequestLikeAnother() throws Exception {
        try (Socket socket = connect()) {
            for (int request = 0; request < 3; request++) {
                for (String piece : List.of("\r\nGE", "T /appeals/a HT", "TP/1.1\r\nHo", "st: localhost\r", "\n\r\n")) {
                    write(socket, piece);
                    // an answer of the other connection is as good as a pause
                    assertThat(gateway.get("/appeals/a").statusCode()).isEqualTo(200);
                }
                read(socket, "{}");
            }
        }
    }

    @Test
    void bodiesThatDripAreRefusedAndWhatNobodyWantsIsLetGo() throws Exception {
        Map<String, CompletableFuture<Cut>> refused = new LinkedHashMap<>();
        refused.put("length", drip(REPORT + "Content-Length: 1000\r\n\r\n", "a"));
        refused.put("chunks", drip(REPORT + "Transfer-Encoding: chunked\r\n\r\n", "1\r\na\r\n"));
        refused.put("a chunk", drip(REPORT + "Transfer-Encoding: chunked\r\n\r\nfff\r\n", "a"));
        refused.put("a chunk's extension", drip(REPORT + "Transfer-Encoding: chunked\r\n\r\n1;", "x"));
        refused.put("a trailer", drip(REPORT + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\nX: ", "x"));
        refused.put("a form", drip("POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n", "a"));
        String preview = "POST /api/v1/preview HTTP/1.1\r\nHost: localhost\r\n" + BASIC;
        refused.put("passed on as it comes", drip(preview + "Content-Length: 100000\r\n\r\n" + "x".repeat(100), "a"));
        Map<String, CompletableFuture<Cut>> answered = new LinkedHashMap<>();
        String length = " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n";
        answered.put("200", drip("GET /appeals/a" + length, "a"));
        answered.put("404", drip("POST /nothing" + length, "a"));
        answered.put("405", drip("PATCH /" + length, "a"));
        answered.put("413", drip("POST /login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10000\r\n\r\n", "a"));
        answered.put("400", drip("GET /%00" + length.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"), "a"));

        for (var each : refused.entrySet()) {
            Cut cut = each.getValue().get(20, TimeUnit.SECONDS);
            assertThat(cut.answer())
                    .as(each.getKey())
                    .startsWith("HTTP/1.1 408")
                    .contains("Connection: close", "application/problem+json", "urn:jarida:problem:too-slow");
            assertThat(cut.after()).as(each.getKey()).isBetween(DEADLINE, AT_LATEST);
        }
        for (var each : answered.entrySet()) {
            Cut cut = each.getValue().get(20, TimeUnit.SECONDS);
            assertThat(cut.answer()).startsWith("HTTP/1.1 " + each.getKey());
            assertThat(cut.after()).as(each.getKey()).isLessThan(AT_LATEST.plusSeconds(1));
        }
        assertThat(gateway.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatComesFastEnoughMayTakeLongerThanTheDeadline() throws Exception {
        int pieces = 15;
        String piece = "x".repeat(700);
        CompletableFuture<Cut> whole = Dripper.drip(
                gateway.port(),
                REPORT + "Connection: close\r\nContent-Length: " + piece.length() * pieces + "\r\n\r\n",
                piece);

        Cut cut = whole.get(20, TimeUnit.SECONDS);
        assertThat(cut.answer()).startsWith("HTTP/1.1 200");
        assertThat(cut.after()).isGreaterThan(DEADLINE);
        assertThat(SERVICE.last().body()).hasSize(piece.length() * pieces);
    }

    private static CompletableFuture<Cut> drip(String begun, String piece) {
        return Dripper.drip(gateway.port(), begun, piece);
    }

    private static Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Reads until a text has come. */
    private static void read(Socket socket, String until) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(until) < 0) {
            int next = socket.getInputStream().read();
            assertThat(next).as(read.toString()).isNotNegative();
            read.append((char) next);
        }
    }
}
