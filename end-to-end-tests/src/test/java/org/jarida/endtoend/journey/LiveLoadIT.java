package org.jarida.endtoend.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What two thousand people who listen to the live headlines cost, and whether those who read pages wait for it. Figures are
 * kept in docs/benchmarks.md.
 */
@Tag("soak")
@ExtendWith(SharedJarida.Resolver.class)
class LiveLoadIT {

    private static final String ARTICLE_SERVICE = "article-service";
    /** Of an operator who wants so many listeners. */
    private static final String HEAP = "1g";

    private static final int LISTENERS = 2_000;
    private static final int ARTICLES = 40;
    private static final int PAGES_A_SECOND = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(90);
    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final double MOST_SLOWER = 1.2;

    private int published = ARTICLES;

    @Test
    void whoReadsPagesDoesNotWaitForWhoListens(SharedJarida shared) throws Exception {
        Visitor admin = shared.admin();
        URI site = URI.create("http://127.0.0.1:" + SharedJarida.freePort());
        try (Replica article =
                        Replica.startWithHeap(shared, ARTICLE_SERVICE, shared.secondAddress(ARTICLE_SERVICE), HEAP);
                Replica gateway = Replica.startWithHeap(shared, "gateway", site, HEAP);
                ScheduledExecutorService newsroom = Executors.newSingleThreadScheduledExecutor()) {
            article.awaitReady();
            gateway.awaitReady();
            List<String> pages = new ArrayList<>(List.of("/"));
            Shown.of(shared.newspaper(), admin, "live-load", ARTICLES)
                    .forEach(shown -> pages.add("/articles/" + shown.articleId()));
            newsroom.scheduleAtFixedRate(() -> publishOne(shared, admin), 0, 2, TimeUnit.SECONDS);
            readPages(site, pages, WARM_UP);
            long alone = p99(readPages(site, pages, MEASURED));
            Usage before = Usage.of(gateway, article);
            try (Listeners listeners = new Listeners(site)) {
                await().atMost(Duration.ofMinutes(2))
                        .untilAsserted(() -> assertThat(listeners.listening())
                                .as(listeners.cutOff().toString())
                                .isEqualTo(LISTENERS));
                Usage opened = Usage.of(gateway, article);
                int toldBefore = listeners.told();
                long beside = p99(readPages(site, pages, MEASURED));
                Usage after = Usage.of(gateway, article);
                int told = listeners.told() - toldBefore;
                System.out.printf(
                        "p99 of %d pages a second: %d us alone, %d us beside %d listeners, who were told %d headlines; cut off: %s%n",
                        PAGES_A_SECOND, alone, beside, LISTENERS, told, listeners.cutOff());
                System.out.printf("before: %s%nopened: %s%nafter: %s%n", before, opened, after);
                assertThat(listeners.listening()).isEqualTo(LISTENERS);
                assertThat(told).isGreaterThan(LISTENERS);
                assertThat((double) beside).isLessThan(alone * MOST_SLOWER);
            }
            newsroom.shutdownNow();
        }
    }

    private void publishOne(SharedJarida shared, Visitor admin) {
        shared.newspaper().publish("live-load", published, published + 1);
        published++;
        assertThat(admin.send("POST", "/api/v1/sources/live-load/poll", null).status())
                .isEqualTo(202);
    }

    /** Times of the answers in microseconds; asked for at a fixed rate, so that a slow answer does not save the next ones. */
    private static List<Long> readPages(URI site, List<String> pages, Duration time) throws InterruptedException {
        Queue<Long> times = new ConcurrentLinkedQueue<>();
        AtomicInteger asked = new AtomicInteger();
        Visitor reader = Visitor.person(site);
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            clock.scheduleAtFixedRate(
                    () -> {
                        long due = System.nanoTime();
                        String page = pages.get(asked.getAndIncrement() % pages.size());
                        requests.execute(() -> {
                            if (reader.get(page).status() == 200) {
                                times.add((System.nanoTime() - due) / 1_000);
                            }
                        });
                    },
                    0,
                    1_000_000 / PAGES_A_SECOND,
                    TimeUnit.MICROSECONDS);
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
            clock.shutdownNow();
        }
        assertThat(times).hasSize(asked.get());
        return List.copyOf(times);
    }

    private static long p99(List<Long> times) {
        List<Long> sorted = times.stream().sorted().toList();
        return sorted.get(sorted.size() * 99 / 100);
    }

    /** Resident memory and CPU time of the two processes that a stream goes through; half of all go through another service. */
    private record Usage(long gatewayMegabytes, Duration gatewayCpu, long articleMegabytes, Duration articleCpu) {

        static Usage of(Replica gateway, Replica article) throws IOException {
            return new Usage(
                    megabytes(gateway.handle()),
                    cpu(gateway.handle()),
                    megabytes(article.handle()),
                    cpu(article.handle()));
        }

        private static long megabytes(ProcessHandle process) throws IOException {
            return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .sum();
        }

        private static Duration cpu(ProcessHandle process) {
            return process.info().totalCpuDuration().orElseThrow();
        }
    }

    /** Plain connections that listen, a virtual thread each; whoever is cut off comes again, as a browser does. */
    private static final class Listeners implements AutoCloseable {

        private static final int NEW_A_SECOND = 200;
        private static final Duration RETRY = Duration.ofSeconds(3);

        private final AtomicInteger listening = new AtomicInteger();
        private final AtomicInteger told = new AtomicInteger();
        private final Map<String, Integer> cutOff = new ConcurrentHashMap<>();
        private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
        private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        private volatile boolean closed;

        Listeners(URI site) {
            for (int i = 0; i < LISTENERS; i++) {
                threads.execute(() -> keepListening(site));
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1) / NEW_A_SECOND);
            }
        }

        private void keepListening(URI site) {
            while (!closed) {
                String end = listen(site);
                if (!closed) {
                    cutOff.merge(end, 1, Integer::sum);
                    LockSupport.parkNanos(RETRY.toNanos());
                }
            }
        }

        /** What it was ended by. */
        private String listen(URI site) {
            try (Socket socket = new Socket()) {
                sockets.add(socket);
                socket.connect(new InetSocketAddress(site.getHost(), site.getPort()));
                socket.getOutputStream()
                        .write("GET /live HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII));
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 1024);
                String status = String.valueOf(lines.readLine());
                if (status.startsWith("HTTP/1.1 200")) {
                    listening.incrementAndGet();
                    try {
                        lines.lines()
                                .filter(line -> line.startsWith("event: published"))
                                .forEach(_ -> told.incrementAndGet());
                    } finally {
                        listening.decrementAndGet();
                    }
                }
                return status;
            } catch (IOException | UncheckedIOException broken) {
                return broken.toString();
            }
        }

        Map<String, Integer> cutOff() {
            return cutOff;
        }

        int listening() {
            return listening.get();
        }

        int told() {
            return told.get();
        }

        @Override
        public void close() throws IOException {
            closed = true;
            for (Socket socket : sockets) {
                socket.close();
            }
            threads.close();
        }
    }
}
