package org.jarida.endtoend.journey;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final String HEAP = "-Xmx1536m";

    private static final int LISTENERS = 2_000;
    private static final int ARTICLES = 10;
    private static final int PAGES_A_SECOND = 50;
    private static final Duration WARM_UP = Duration.ofMinutes(2);
    private static final Duration MEASURED = Duration.ofSeconds(60);
    private static final double MOST_SLOWER = 1.2;

    private int published = ARTICLES;

    @Test
    void whoReadsPagesDoesNotWaitForWhoListens(SharedJarida shared) throws Exception {
        Visitor admin = shared.admin();
        URI site = local();
        URI other = local();
        try (Replica article = Replica.startWith(shared, ARTICLE_SERVICE, shared.secondAddress(ARTICLE_SERVICE), HEAP);
                Replica another = Replica.startWith(shared, ARTICLE_SERVICE, other, HEAP);
                Replica gateway = Replica.startWith(
                        shared,
                        "gateway",
                        site,
                        HEAP,
                        "--jarida.gateway.upstreams.article=" + article + "," + another);
                ScheduledExecutorService newsroom = Executors.newSingleThreadScheduledExecutor()) {
            article.awaitReady();
            another.awaitReady();
            gateway.awaitReady();
            List<String> pages = new ArrayList<>(List.of("/"));
            Shown.of(shared.newspaper(), admin, "live-load", ARTICLES)
                    .forEach(shown -> pages.add("/articles/" + shown.articleId()));
            newsroom.scheduleAtFixedRate(() -> publishOne(shared, admin), 0, 2, TimeUnit.SECONDS);
            readPages(site, pages, WARM_UP);
            long alone = readPages(site, pages, MEASURED).p99();
            Usage before = Usage.of(gateway, article);
            try (Listeners listeners = new Listeners(site)) {
                await().atMost(Duration.ofMinutes(2))
                        .untilAsserted(() -> assertThat(listeners.listening())
                                .as(listeners.cutOff().toString())
                                .isEqualTo(LISTENERS));
                Usage opened = Usage.of(gateway, article);
                int toldBefore = listeners.told();
                long beside = readPages(site, pages, MEASURED).p99();
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

    private static URI local() throws IOException {
        return URI.create("http://127.0.0.1:" + SharedJarida.freePort());
    }

    private void publishOne(SharedJarida shared, Visitor admin) {
        shared.newspaper().publish("live-load", published, published + 1);
        published++;
        assertThat(admin.send("POST", "/api/v1/sources/live-load/poll", null).status())
                .isEqualTo(202);
    }

    /** @param micros times of the answers, in microseconds */
    private record Reading(Queue<Long> micros, Queue<Integer> refused) {

        long p99() {
            assertThat(refused).isEmpty();
            List<Long> sorted = micros.stream().sorted().toList();
            return sorted.get(sorted.size() * 99 / 100);
        }
    }

    /** Asks at a fixed rate, so that a slow answer does not save the next ones. */
    private static Reading readPages(URI site, List<String> pages, Duration time) throws InterruptedException {
        Reading reading = new Reading(new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
        AtomicInteger asked = new AtomicInteger();
        Visitor reader = Visitor.person(site);
        try (ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
                ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
            clock.scheduleAtFixedRate(
                    () -> {
                        long due = System.nanoTime();
                        String page = pages.get(asked.getAndIncrement() % pages.size());
                        requests.execute(() -> {
                            int status = reader.get(page).status();
                            if (status == 200) {
                                reading.micros.add((System.nanoTime() - due) / 1_000);
                            } else {
                                reading.refused.add(status);
                            }
                        });
                    },
                    0,
                    1_000_000 / PAGES_A_SECOND,
                    TimeUnit.MICROSECONDS);
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
            clock.shutdownNow();
        }
        return reading;
    }

    /** Resident memory and CPU time of two processes that a stream goes through; half of all go through another service. */
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

    /**
     * Plain connections that listen, all read by one thread, so that the machine works for what is measured; whoever is cut off
     * comes again, as a browser does.
     */
    private static final class Listeners implements AutoCloseable {

        private static final int NEW_A_SECOND = 200;
        private static final Duration RETRY = Duration.ofSeconds(3);
        private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
        private static final byte[] ASK =
                "GET /live HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n".getBytes(US_ASCII);
        private static final byte[] PUBLISHED = "event: published".getBytes(US_ASCII);

        private final InetSocketAddress site;
        private final Selector selector = Selector.open();
        private final ByteBuffer read = ByteBuffer.allocate(65_536);
        private final AtomicInteger listening = new AtomicInteger();
        private final AtomicInteger told = new AtomicInteger();
        private final Map<String, Integer> cutOff = new ConcurrentHashMap<>();
        private final Queue<Long> due = new ArrayDeque<>();
        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private volatile boolean closed;

        /** What one of them has been answered so far. */
        private static final class Listener {

            private String status = "";
            private int matched;
        }

        Listeners(URI site) throws IOException {
            this.site = new InetSocketAddress(site.getHost(), site.getPort());
            long now = System.nanoTime();
            for (int i = 0; i < LISTENERS; i++) {
                due.add(now + i * (TimeUnit.SECONDS.toNanos(1) / NEW_A_SECOND));
            }
            thread.execute(this::listen);
        }

        private void listen() {
            try {
                while (!closed) {
                    while (!due.isEmpty() && due.peek() <= System.nanoTime()) {
                        due.remove();
                        open();
                    }
                    selector.select(this::readOf, BETWEEN_LOOKS.toMillis());
                }
                for (SelectionKey key : selector.keys()) {
                    key.channel().close();
                }
                selector.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void open() throws IOException {
            SocketChannel channel = SocketChannel.open(site);
            channel.write(ByteBuffer.wrap(ASK));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new Listener());
        }

        private void readOf(SelectionKey key) {
            Listener listener = (Listener) key.attachment();
            read.clear();
            try {
                if (((SocketChannel) key.channel()).read(read) >= 0) {
                    understand(listener);
                    return;
                }
            } catch (IOException broken) {
                listener.status += " " + broken;
            }
            end(key, listener);
        }

        private void understand(Listener listener) {
            if (listener.status.isEmpty()) {
                listener.status = new String(read.array(), 0, Math.min(12, read.position()), US_ASCII);
                listening.addAndGet(listener.status.endsWith("200") ? 1 : 0);
            }
            for (int i = 0; i < read.position(); i++) {
                byte next = read.get(i);
                boolean goesOn = next == PUBLISHED[listener.matched];
                listener.matched = goesOn ? listener.matched + 1 : next == PUBLISHED[0] ? 1 : 0;
                if (listener.matched == PUBLISHED.length) {
                    told.incrementAndGet();
                    listener.matched = 0;
                }
            }
        }

        private void end(SelectionKey key, Listener listener) {
            listening.addAndGet(listener.status.contains("200") ? -1 : 0);
            cutOff.merge(listener.status, 1, Integer::sum);
            due.add(System.nanoTime() + RETRY.toNanos());
            try {
                key.channel().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
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
        public void close() {
            closed = true;
            thread.close();
        }
    }
}
