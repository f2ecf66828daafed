package org.jarida.gateway;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A service on loopback that keeps what it is asked and answers as told. */
final class StubService implements AutoCloseable {

    private final HttpServer server;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private volatile int readiness = 200;
    private volatile HttpHandler answer = exchange -> reply(exchange, 200, "{}");

    /** A request as the service got it; header names in any case. */
    record Received(String method, String target, Map<String, List<String>> headers, byte[] body) {

        String header(String name) {
            List<String> values = headers.get(name);
            return values == null ? null : String.join("|", values);
        }

        String token() {
            return header("Authorization").substring("Bearer ".length());
        }

        /** What the gateway's token says, without a look at its signature. */
        JWTClaimsSet claims() throws ParseException {
            return SignedJWT.parse(token()).getJWTClaimsSet();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private StubService(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/readyz", exchange -> reply(exchange, readiness, ""));
        server.createContext("/", exchange -> {
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(exchange.getRequestHeaders());
            byte[] body = exchange.getRequestBody().readAllBytes();
            received.add(new Received(
                    exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body));
            answer.handle(exchange);
        });
        server.start();
    }

    static StubService start() {
        return new StubService(0);
    }

    static StubService startAt(int port) {
        return new StubService(port);
    }

    static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    /** Keeps a request waiting. */
    static void hold(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IOException("never released");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    StubService answering(HttpHandler handler) {
        answer = handler;
        return this;
    }

    StubService answering(int status, String body) {
        return answering(exchange -> reply(exchange, status, body));
    }

    void readiness(int status) {
        readiness = status;
    }

    List<Received> received() {
        return received;
    }

    Received last() {
        return received.getLast();
    }

    void forget() {
        received.clear();
    }

    int port() {
        return server.getAddress().getPort();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
