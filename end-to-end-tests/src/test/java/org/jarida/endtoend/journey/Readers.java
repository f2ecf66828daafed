package org.jarida.endtoend.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A hundred requests a second, whether they are answered or not: pages, lists, articles, images, and reports that are all of
 * one reader, so that none hides.
 */
final class Readers implements AutoCloseable {

    static final int A_SECOND = 100;
    /** So long nothing has failed when a system is warm. */
    private static final Duration WARM = Duration.ofSeconds(10);

    private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(3);
    private static final List<String> ALWAYS =
            List.of("/", "/sources", "/search?q=one", "/api/v1/articles?limit=10", "/api/v1/sources", "/transparency");

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger asked = new AtomicInteger();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final Visitor reader;

    Readers(URI site, List<Shown> articles) {
        this.reader = Visitor.person(site);
        List<String> paths = new ArrayList<>(ALWAYS);
        paths.add("/appeals?article=" + articles.getFirst().articleId());
        for (Shown each : articles) {
            paths.add("/articles/" + each.articleId());
            paths.add("/api/v1/articles/" + each.articleId());
            paths.add("/images/" + each.imageId());
            paths.add(reports(each));
        }
        // one reader before a hundred requests are under way
        ask(reports(articles.getFirst()));
        long pause = TimeUnit.SECONDS.toNanos(1) / A_SECOND;
        clock.scheduleAtFixedRate(
                () -> requests.execute(() -> ask(paths.get(asked.getAndIncrement() % paths.size()))),
                0,
                pause,
                TimeUnit.NANOSECONDS);
    }

    private static String reports(Shown shown) {
        return "/api/v1/articles/" + shown.articleId() + "/images/" + shown.imageId() + "/reports";
    }

    private void ask(String path) {
        try {
            int status = path.endsWith("/reports")
                    ? reader.postJson(path, "{\"reason\":\"SPAM\"}").status()
                    : reader.get(path).status();
            if (status < 200 || status >= 400) {
                failed.add(path + ": " + status);
            }
        } catch (UncheckedIOException e) {
            failed.add(path + ": " + e.getCause());
        }
    }

    /** Waits for a system that has just started, and forgets what it could not answer until then. */
    void warmUp() {
        await().atMost(LONGEST_WARM_UP).pollDelay(Duration.ZERO).untilAsserted(() -> {
            failed.clear();
            TimeUnit.NANOSECONDS.sleep(WARM.toNanos());
            assertThat(failed).isEmpty();
        });
    }

    int asked() {
        return asked.get();
    }

    /** Every request that was not answered well, and how. */
    List<String> failed() {
        return List.copyOf(failed);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        requests.close();
    }
}
