package org.jarida.endtoend.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jarida.runner.RunningJarida;
import org.jarida.test.TestTokens;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a hide and a restore take to reach every surface while reports flow: through the gateway, on one machine that the
 * readers share. Figures are kept in docs/benchmarks.md.
 */
@Tag("soak")
class HideLatencyIT {

    private static final String SERVICE = "article-service";
    private static final int SOURCES = 5;
    private static final int ARTICLES = 20;
    private static final int WARM_UP = 10;
    private static final int BESIDE = 50;
    private static final int REPORTS_A_SECOND = 200;
    private static final int MOST_UNANSWERED = 100;
    private static final int ACCEPTED = 202;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    @TempDir
    Path home;

    @Test
    void aHideAndARestoreReachEverySurfaceSoon() throws Exception {
        try (TestNewspaper newspaper = TestNewspaper.start();
                RunningJarida jarida = RunningJarida.in(home)
                        .environment("JARIDA_FETCH_ALLOW", newspaper.address())
                        .environment("JARIDA_FETCH_OUTSIDE", "false")
                        .start()) {
            Visitor admin = Visitor.staff(jarida.url(), "admin", jarida.adminPassword());
            List<Shown> measured = new ArrayList<>();
            for (int source = 0; source < SOURCES; source++) {
                measured.addAll(Shown.of(newspaper, admin, "measured-" + source, ARTICLES));
            }
            List<Shown> beside = Shown.of(newspaper, admin, "beside", BESIDE);
            List<Shown> first = Shown.of(newspaper, admin, "warm-up", WARM_UP);
            TestTokens tokens = TestTokens.in(home.resolve("keys"), "20260101T000000Z");
            try (Flow flow = new Flow(jarida, tokens, beside)) {
                // a machine that has just started is not the one that readers meet
                hideAndRestore(jarida, tokens, first, new Latencies(), new Latencies());
                Latencies hides = new Latencies();
                Latencies restores = new Latencies();
                hideAndRestore(jarida, tokens, measured, hides, restores);
                System.out.printf(
                        "%d reports beside, %.0f a second, %d answered otherwise than by 202%n",
                        flow.taken(), flow.rate(), flow.refused());
                System.out.printf("hidden: %s%nrestored: %s%n", hides, restores);
                assertThat(flow.rate()).isGreaterThan(REPORTS_A_SECOND * 0.95);
                assertThat(hides.atServices(50)).isLessThan(Duration.ofMillis(300));
                assertThat(hides.everywhere(99)).isLessThan(Duration.ofSeconds(2));
                assertThat(restores.everywhere(99)).isLessThan(Duration.ofSeconds(2));
            }
        }
    }

    private static void hideAndRestore(
            RunningJarida jarida, TestTokens tokens, List<Shown> images, Latencies hides, Latencies restores) {
        Visitor admin = Visitor.staff(jarida.url(), "admin", jarida.adminPassword());
        Visitor reader = Visitor.person(jarida.url());
        Visitor direct = Visitor.person(jarida.service(SERVICE));
        for (Shown each : images) {
            String token = tokens.reader(SERVICE, "0a".repeat(16), "0b".repeat(8));
            people(jarida, 3).forEach(person -> report(person, each));
            hides.measure(
                    List.of(bytes(reader, each, 410), shows(direct, json(each), each, false, token)),
                    surfaces(reader, each, false));
            restore(admin, each);
            restores.measure(
                    List.of(bytes(reader, each, 200), shows(direct, json(each), each, true, token)),
                    surfaces(reader, each, true));
        }
    }

    private static List<Visitor> people(RunningJarida jarida, int count) {
        List<Visitor> people = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            people.add(Visitor.person(jarida.url()));
        }
        return people;
    }

    private static void report(Visitor person, Shown shown) {
        assertThat(person.report(shown.articleId(), shown.imageId()).status()).isEqualTo(202);
    }

    private static void restore(Visitor admin, Shown shown) {
        String path = "/api/v1/moderation/cases/" + shown.imageId();
        long version = admin.get(path).json().get("version").asLong();
        String body = "{\"action\":\"RESTORE\",\"version\":%d,\"reason\":\"fine\"}".formatted(version);
        assertThat(admin.postJson(path + "/verdicts", body).status()).isEqualTo(200);
    }

    private static BooleanSupplier bytes(Visitor reader, Shown shown, int status) {
        return () -> reader.get("/images/" + shown.imageId()).status() == status
                && reader.get("/images/" + shown.imageId() + "?w=320").status() == status;
    }

    private static List<BooleanSupplier> surfaces(Visitor reader, Shown shown, boolean visible) {
        return List.of(
                shows(reader, "/articles/" + shown.articleId(), shown, visible),
                shows(reader, json(shown), shown, visible),
                shows(reader, "/api/v1/articles?limit=20&source=" + shown.source(), shown, visible));
    }

    private static String json(Shown shown) {
        return "/api/v1/articles/" + shown.articleId();
    }

    private static BooleanSupplier shows(Visitor reader, String path, Shown shown, boolean visible) {
        return () -> reader.get(path).text().contains(shown.imageId()) == visible;
    }

    private static BooleanSupplier shows(Visitor direct, String path, Shown shown, boolean visible, String token) {
        return () -> direct.get(path, "Authorization", "Bearer " + token).text().contains(shown.imageId()) == visible;
    }

    /**
     * Time from the answer that decided until the services followed (image bytes, which no cache keeps, and the article
     * itself), and until everything did that the gateway may keep for a second.
     */
    private static final class Latencies {

        private final List<Long> atServices = new ArrayList<>();
        private final List<Long> everywhere = new ArrayList<>();

        void measure(List<BooleanSupplier> services, List<BooleanSupplier> surfaces) {
            long answered = System.nanoTime();
            services.forEach(service -> until(service, answered));
            atServices.add(System.nanoTime() - answered);
            surfaces.forEach(surface -> until(surface, answered));
            everywhere.add(System.nanoTime() - answered);
        }

        private static void until(BooleanSupplier done, long since) {
            while (!done.getAsBoolean()) {
                assertThat(System.nanoTime() - since).isLessThan(LONGEST.toNanos());
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }

        Duration atServices(int percentile) {
            return percentile(atServices, percentile);
        }

        Duration everywhere(int percentile) {
            return percentile(everywhere, percentile);
        }

        private static Duration percentile(List<Long> nanos, int percentile) {
            long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
            return Duration.ofNanos(sorted[Math.ceilDiv(sorted.length * percentile, 100) - 1]);
        }

        @Override
        public String toString() {
            return "at the services p50 %d ms, p99 %d ms; every surface p50 %d ms, p99 %d ms"
                    .formatted(
                            percentile(atServices, 50).toMillis(),
                            percentile(atServices, 99).toMillis(),
                            percentile(everywhere, 50).toMillis(),
                            percentile(everywhere, 99).toMillis());
        }
    }

    /**
     * Two people report each of these images over and over: every report is taken, none hides. They come to article-service
     * with tokens as from other gateways, which have machines of their own; the one gateway here has the readers who are
     * measured.
     */
    private static final class Flow implements AutoCloseable {

        private static final Duration TOKENS_KEPT = Duration.ofSeconds(30);

        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
        private final Semaphore unanswered = new Semaphore(MOST_UNANSWERED);
        private final TestTokens tokens;
        private final Visitor sender;
        private final List<Shown> images;
        private volatile List<String> bearers;
        private final AtomicInteger sent = new AtomicInteger();
        private final AtomicInteger taken = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private final long start;

        Flow(RunningJarida jarida, TestTokens tokens, List<Shown> images) {
            this.tokens = tokens;
            this.sender = Visitor.person(jarida.service(SERVICE));
            this.images = images;
            this.bearers = bearers();
            await().atMost(Duration.ofMinutes(1)).until(() -> reportNext() == ACCEPTED);
            long pause = TimeUnit.SECONDS.toNanos(1) / REPORTS_A_SECOND;
            start = System.nanoTime();
            clock.scheduleAtFixedRate(() -> senders.execute(this::send), 0, pause, TimeUnit.NANOSECONDS);
            clock.scheduleAtFixedRate(
                    () -> bearers = bearers(), TOKENS_KEPT.toSeconds(), TOKENS_KEPT.toSeconds(), TimeUnit.SECONDS);
        }

        private List<String> bearers() {
            List<String> all = new ArrayList<>();
            for (int person = 0; person < 2 * images.size(); person++) {
                String key = "%032x".formatted(person + 1);
                all.add("Bearer " + tokens.reader(SERVICE, key, key.substring(16)));
            }
            return all;
        }

        /** A machine that is too slow for the rate gets less of it instead of an ever longer queue. */
        private void send() {
            if (!unanswered.tryAcquire()) {
                return;
            }
            try {
                (reportNext() == ACCEPTED ? taken : refused).incrementAndGet();
            } finally {
                unanswered.release();
            }
        }

        private int reportNext() {
            int turn = sent.getAndIncrement() % bearers.size();
            Shown shown = images.get(turn / 2);
            return sender.report(shown.articleId(), shown.imageId(), bearers.get(turn))
                    .status();
        }

        int taken() {
            return taken.get();
        }

        int refused() {
            return refused.get();
        }

        double rate() {
            return taken() / ((System.nanoTime() - start) / 1e9);
        }

        @Override
        public void close() {
            clock.shutdownNow();
            senders.close();
        }
    }
}
