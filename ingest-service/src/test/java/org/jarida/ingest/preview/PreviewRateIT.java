package org.jarida.ingest.preview;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jarida.ingest.RunningIngest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * How many documents of 50 kB a second the preview endpoints answer, over HTTP with a token; see docs/benchmarks.md. The
 * clients and the broker run in the same JVM.
 */
@Tag("soak")
class PreviewRateIT {

    private static final int SIZE = 50_000;
    private static final int DOCUMENTS = 16;
    private static final int CLIENTS = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(20);

    private static RunningIngest ingest;

    @BeforeAll
    static void start() {
        ingest = RunningIngest.start();
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"feed", "article"})
    void fiftyDocumentsASecondAtLeast(String kind) throws Exception {
        boolean feed = kind.equals("feed");
        var documents = LongStream.range(0, DOCUMENTS)
                .mapToObj(seed -> feed ? PreviewDocuments.feed(SIZE, seed) : PreviewDocuments.page(SIZE, seed))
                .peek(document -> assertThat(document.length).isBetween(SIZE, SIZE + 4_000))
                .map(document -> new String(document, StandardCharsets.UTF_8))
                .toList();
        var shown = RunningIngest.json(preview(kind, documents.getFirst(), RunningIngest.staff("EDITOR")));
        assertThat(shown.path("entries").size() * 1_000
                        + shown.path("text").asString("").length())
                .as("what is shown of a document")
                .isGreaterThan(8_000);
        rate(kind, documents, WARM_UP);

        long before = processorTime();
        double rate = rate(kind, documents, MEASURED);
        double each = (processorTime() - before) / 1e6 / (rate * MEASURED.toSeconds());

        System.out.printf(
                "preview/%s: %.0f documents of 50 kB a second, %.0f ms of processor time each%n", kind, rate, each);
        assertThat(rate).isGreaterThanOrEqualTo(50);
    }

    /** Nanoseconds, of the whole JVM: tells what a busy machine hides. */
    private static long processorTime() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /** Each client asks for one document after the other, for that time. */
    private static double rate(String kind, List<String> documents, Duration time) throws Exception {
        var answered = new AtomicInteger();
        long begin = System.nanoTime();
        Callable<Void> client = () -> {
            var token = RunningIngest.staff("EDITOR");
            while (System.nanoTime() - begin < time.toNanos()) {
                var document = documents.get(answered.getAndIncrement() % documents.size());
                assertThat(preview(kind, document, token).statusCode()).isEqualTo(200);
            }
            return null;
        };
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (var done : clients.invokeAll(Collections.nCopies(CLIENTS, client))) {
                done.get();
            }
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getCause());
        }
        return answered.get() * 1e9 / (System.nanoTime() - begin);
    }

    private static HttpResponse<byte[]> preview(String kind, String document, String token) {
        return ingest.send(
                "POST",
                "/api/v1/preview/" + kind + "?url=https://news.example/a",
                document,
                token,
                "Content-Type",
                kind.equals("feed") ? "application/rss+xml" : "text/html");
    }
}
