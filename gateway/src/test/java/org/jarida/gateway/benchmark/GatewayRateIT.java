package org.jarida.gateway.benchmark;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jarida.gateway.keys.KeyMaker;
import org.jarida.test.Nginx;
import org.jarida.test.Wrk;
import org.jarida.test.Wrk.Rate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A proxied JSON of 2 kB through the gateway with all it does, through a bare Spring Cloud Gateway, and through nginx: asked
 * for anew each time and from a cache of one second. Needs {@code nginx} and {@code wrk}; figures are kept in
 * docs/benchmarks.md.
 */
@Tag("soak")
class GatewayRateIT {

    private static final List<Integer> CONNECTIONS = List.of(32, 256);
    private static final int ROUNDS = 2;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration MEASURED = Duration.ofSeconds(10);
    private static final Duration STARTS = Duration.ofMinutes(1);
    /** Of a route that is never shared, and of one that is; the same JSON. */
    private static final String ANEW = "/images/" + "0".repeat(64);

    private static final String CACHED = "/api/v1/articles/" + "0".repeat(32);

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final int upstream = freePort();
    private final int proxy = freePort();

    @Test
    void theGatewayKeepsUpWithABareOneAndANginx() throws Exception {
        Files.createDirectories(folder.resolve("files"));
        Files.writeString(folder.resolve("files/answer"), "{\"text\":\"" + "x".repeat(2037) + "\"}");
        try (Nginx _ = upstream();
                Nginx _ = proxy()) {
            for (int round = 0; round < ROUNDS; round++) {
                measure("nginx", "http://127.0.0.1:" + proxy, List.of(ANEW, CACHED), Duration.ofSeconds(2));
                try (Started bare = bare()) {
                    measure("bare", bare.address(), List.of(ANEW), WARM_UP);
                }
                try (Started ours = ours()) {
                    measure("ours", ours.address(), List.of(ANEW, CACHED), WARM_UP);
                }
            }
        }
    }

    private void measure(String who, String address, List<String> paths, Duration warmUp) {
        for (String path : paths) {
            Wrk wrk = new Wrk(folder, List.of(path), Map.of());
            wrk.ask(address, CONNECTIONS.getFirst(), warmUp);
            for (int connections : CONNECTIONS) {
                Rate rate = wrk.ask(address, connections, MEASURED);
                System.out.printf(
                        "%s, %s, %d connections: %s%n",
                        who, path.equals(CACHED) ? "cached" : "anew", connections, rate);
            }
        }
    }

    /** What all of them ask. */
    private Nginx upstream() {
        return Nginx.start(folder, upstream, """
                    sendfile on;
                    tcp_nopush on;
                    open_file_cache max=10;
                    server {
                      listen 127.0.0.1:%d;
                      root %s/files;
                      types { }
                      default_type application/json;
                      location = /readyz { return 200; }
                      location /images/ { try_files /answer =404; add_header Cache-Control no-store; }
                      location / { try_files /answer =404; add_header Cache-Control "public, max-age=1"; }
                    }
                """.formatted(upstream, folder));
    }

    private Nginx proxy() {
        return Nginx.start(folder, proxy, """
                    proxy_cache_path %1$s/cache keys_zone=second:1m;
                    proxy_http_version 1.1;
                    proxy_set_header Connection "";
                    upstream service { server 127.0.0.1:%2$d; keepalive 256; keepalive_requests 1000000; }
                    server {
                      listen 127.0.0.1:%3$d;
                      location /images/ { proxy_pass http://service; }
                      location / {
                        proxy_pass http://service;
                        proxy_cache second;
                        proxy_cache_revalidate on;
                        proxy_cache_lock on;
                      }
                    }
                """.formatted(folder, upstream, proxy));
    }

    private Started ours() throws IOException {
        Path keys = folder.resolve("keys");
        new KeyMaker(keys, Clock.systemUTC()).makeMissing();
        int port = freePort();
        return start(
                port,
                "org.jarida.gateway.GatewayApplication",
                "--management.server.port=" + freePort(),
                "--jarida.keys.dir=" + keys,
                "--jarida.keys.settle=0s",
                "--jarida.gateway.limits.exempt=127.0.0.0/8",
                "--jarida.gateway.upstreams.article=http://127.0.0.1:" + upstream,
                "--jarida.gateway.upstreams.ingest=http://127.0.0.1:" + upstream,
                "--jarida.gateway.upstreams.moderation=http://127.0.0.1:" + upstream);
    }

    private Started bare() throws IOException {
        return start(
                freePort(),
                BareGateway.class.getName(),
                "--spring.config.location=optional:classpath:/nothing/",
                "--spring.threads.virtual.enabled=true",
                "--spring.main.banner-mode=off",
                "--upstream=http://127.0.0.1:" + upstream);
    }

    /** A gateway in a process of its own, with the heap and the compilers of production. */
    private record Started(Process process, String address) implements AutoCloseable {

        @Override
        public void close() {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    private Started start(int port, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                main,
                "--server.address=127.0.0.1",
                "--server.port=" + port));
        command.addAll(List.of(arguments));
        Path log = folder.resolve(port + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Started started = new Started(process, "http://127.0.0.1:" + port);
        try {
            await().atMost(STARTS)
                    .ignoreExceptionsInstanceOf(IOException.class)
                    .until(() -> isWhole(get(started.address() + ANEW)) && isWhole(get(started.address() + CACHED)));
            return started;
        } catch (RuntimeException unusable) {
            started.close();
            throw unusable;
        }
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private static boolean isWhole(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && answer.body().length() == 2048;
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
