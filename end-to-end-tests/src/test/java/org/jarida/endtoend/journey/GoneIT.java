package org.jarida.endtoend.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jarida.test.TestTokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How much longer the gateway shows an image that is hidden, or an article that was taken down, than article-service itself
 * does, while readers come. Figures are kept in docs/benchmarks.md.
 */
@Tag("soak")
@ExtendWith(SharedJarida.Resolver.class)
class GoneIT {

    private static final String SERVICE = "article-service";
    private static final int EACH = 100;
    private static final int BESIDE = 20;
    private static final int WARM_UP = 10;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final byte[] REASON = "{\"reason\":\"TAKEDOWN\"}".getBytes(StandardCharsets.UTF_8);

    private final ExecutorService lookers = Executors.newVirtualThreadPerTaskExecutor();

    @Test
    void whatIsGoneAtItsServiceIsGoneAtTheGateway(SharedJarida shared) throws Exception {
        Visitor admin = shared.admin();
        URI gateway = shared.jarida().url();
        List<Shown> warmUp = Shown.of(shared.newspaper(), admin, "gone-first", WARM_UP);
        List<Shown> hidden = Shown.of(shared.newspaper(), admin, "gone-hidden", EACH);
        List<Shown> taken = Shown.of(shared.newspaper(), admin, "gone-taken", EACH);
        List<Shown> beside = Shown.of(shared.newspaper(), admin, "gone-beside", BESIDE);
        TestTokens tokens = TestTokens.in(shared.home().resolve("keys"), "20260101T000000Z");
        List<Duration> later = new ArrayList<>();
        try (Readers readers = new Readers(gateway, beside)) {
            readers.warmUp();
            for (Shown each : warmUp) {
                hide(gateway, each);
                laterThanTheService(shared, tokens, each);
            }
            for (Shown each : hidden) {
                hide(gateway, each);
                later.add(laterThanTheService(shared, tokens, each));
            }
            for (Shown each : taken) {
                assertThat(admin.send(
                                        "DELETE",
                                        "/api/v1/articles/" + each.articleId(),
                                        REASON,
                                        "Content-Type",
                                        "application/json")
                                .status())
                        .isBetween(200, 204);
                later.add(laterThanTheService(shared, tokens, each));
            }
            later.sort(null);
            System.out.printf(
                    "%d gone, %d requests beside, %d failed; later at the gateway: p50 %d ms, p99 %d ms, most %d ms%n",
                    later.size(),
                    readers.asked(),
                    readers.failed().size(),
                    later.get(later.size() / 2).toMillis(),
                    later.get(later.size() * 99 / 100).toMillis(),
                    later.getLast().toMillis());
            assertThat(readers.failed()).isEmpty();
        }
        assertThat(later.get(later.size() * 99 / 100)).isLessThan(Duration.ofMillis(1500));
    }

    private static void hide(URI gateway, Shown shown) {
        for (int person = 0; person < 3; person++) {
            assertThat(Visitor.person(gateway)
                            .report(shown.articleId(), shown.imageId())
                            .status())
                    .isEqualTo(202);
        }
    }

    /** From the moment in which the service itself has followed to the one in which the last surface of the gateway has. */
    private Duration laterThanTheService(SharedJarida shared, TestTokens tokens, Shown shown) throws Exception {
        Visitor direct = Visitor.person(shared.firstAddress(SERVICE));
        String token = "Bearer " + tokens.reader(SERVICE, "0a".repeat(16), "0b".repeat(8));
        Visitor reader = Visitor.person(shared.jarida().url());
        Future<Long> service = lookers.submit(() ->
                when(() -> !shows(direct.get("/api/v1/articles/" + shown.articleId(), "Authorization", token), shown)));
        List<Future<Long>> surfaces = new ArrayList<>();
        for (String path : List.of(
                "/articles/" + shown.articleId(),
                "/api/v1/articles/" + shown.articleId(),
                "/api/v1/articles?limit=100&source=" + shown.source())) {
            surfaces.add(lookers.submit(() -> when(() -> !shows(reader.get(path), shown))));
        }
        long last = 0;
        for (Future<Long> surface : surfaces) {
            last = Math.max(last, surface.get());
        }
        return Duration.ofNanos(Math.max(0, last - service.get()));
    }

    private static boolean shows(Visitor.Answer answer, Shown shown) {
        return answer.text().contains(shown.imageId());
    }

    private static long when(BooleanSupplier gone) {
        long start = System.nanoTime();
        while (!gone.getAsBoolean()) {
            assertThat(System.nanoTime() - start).isLessThan(LONGEST.toNanos());
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return System.nanoTime();
    }
}
