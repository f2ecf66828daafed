package org.jarida.moderation.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.events.ImageRestored;
import org.jarida.events.ImageVerdictEvent;
import org.jarida.events.kafka.EventCodec;
import org.jarida.moderation.RunningService;
import org.jarida.moderation.casefile.Action;
import org.jarida.moderation.casefile.Acts;
import org.jarida.moderation.casefile.Breaker;
import org.jarida.moderation.casefile.Case;
import org.jarida.moderation.casefile.CaseStore;
import org.jarida.moderation.casefile.HistoryStore;
import org.jarida.moderation.casefile.Moderation;
import org.jarida.moderation.casefile.Muting;
import org.jarida.moderation.casefile.Policy;
import org.jarida.moderation.casefile.Ruling;
import org.jarida.moderation.casefile.VerdictSink;
import org.jarida.moderation.casefile.VersionFloor;
import org.jarida.moderation.casefile.VoterStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a killed replica, a paused one or an emptied store leave behind. */
class LeftBehindIT {

    private static final AtomicInteger IMAGES = new AtomicInteger(0x3000);

    private static RunningService service;

    private final String image = Acts.image(IMAGES.incrementAndGet());

    @BeforeAll
    static void start() {
        service = RunningService.start(
                "jarida.moderation.verdicts.relay-every=200ms", "jarida.moderation.verdicts.relay-after=1s");
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void theRelayPublishesWhatAReplicaDecidedBeforeItDied() {
        Ruling ruling = replicaThatDiesBeforePublishing().decide(image, Action.CONFIRM, 0, "seen", "amina");
        assertThat(ruling).isInstanceOf(Ruling.Decided.class);
        assertThat(RunningService.verdicts(image)).isEmpty();
        eventually(() -> gauge("moderation.cases.unpublished") == 1 && gauge("moderation.verdicts.pending.age") > 0);

        eventually(() -> RunningService.verdicts(image).size() == 1);
        eventually(() -> gauge("moderation.cases.unpublished") == 0);
        assertThat(gauge("moderation.verdicts.pending.age")).isZero();

        eventually(() -> !stored().isPending());
        assertThat(service.bean(HistoryStore.class).of(image, 10))
                .singleElement()
                .matches(entry -> "amina".equals(entry.actor().account()));
    }

    @Test
    void aRedeliveredReportPublishesWhatWasDecidedBeforeTheCrash() {
        Moderation dying = replicaThatDiesBeforePublishing();
        IntStream.rangeClosed(1, 3).forEach(reader -> {
            try {
                dying.handle(List.of(Acts.reportOf(image, reader)));
            } catch (IllegalStateException killed) {
                assertThat(reader).isEqualTo(3);
            }
        });
        assertThat(stored().isPending()).isTrue();

        service.bean(Moderation.class).handle(List.of(Acts.reportOf(image, 3)));

        assertThat(stored().isPending()).isFalse();
        assertThat(RunningService.verdicts(image)).isNotEmpty().allMatch(verdict -> verdict.version() == 1);
    }

    @Test
    void aStaleLastRecordIsMendedByTheReconciler() {
        Moderation moderation = service.bean(Moderation.class);
        moderation.decide(image, Action.CONFIRM, 0, "seen", "amina");
        moderation.decide(image, Action.RESTORE, 1, "fine", "amina");
        ImageVerdictEvent first = RunningService.verdicts(image).getFirst();
        service.send(new EventCodec("moderation-service", Clock.systemUTC()).encode(first));
        assertThat(RunningService.verdicts(image).getLast().version()).isEqualTo(1);

        assertThat(service.bean(Reconciler.class).reconcile()).isPositive();

        assertThat(RunningService.verdicts(image).getLast().version()).isEqualTo(2);
        assertThat(RunningService.verdicts(image).getLast().visible()).isTrue();
        assertThat(service.bean(Reconciler.class).reconcile()).isZero();
    }

    @Test
    void whoPublishesAnOldVersionLastPublishesTheCurrentStateAgain() {
        Moderation moderation = service.bean(Moderation.class);
        replicaThatDiesBeforePublishing().decide(image, Action.CONFIRM, 0, "seen", "amina");
        Case asThePausedReplicaSawIt = stored();
        eventually(() -> !stored().isPending());
        moderation.decide(image, Action.RESTORE, 1, "fine", "amina");

        service.bean(VerdictPublisher.class).publish(List.of(asThePausedReplicaSawIt));

        assertThat(RunningService.verdicts(image))
                .extracting(ImageVerdictEvent::version)
                .containsExactly(1L, 2L, 1L, 2L);
    }

    /** However the topic came to be: with duplicates, an old version last, and bytes that nobody can read. */
    @Test
    void anEmptiedStoreGoesOnFromTheTopicsVersions() {
        EventCodec codec = new EventCodec("moderation-service", Clock.systemUTC());
        List.of(7, 7, 6).forEach(version -> service.send(codec.encode(restored(version))));
        var poison = codec.encode(restored(9));
        service.send(new ProducerRecord<>(
                poison.topic(), null, new byte[] {'p'}, new byte[] {'{', (byte) 0xff}, poison.headers()));

        try (RunningService emptied = RunningService.start()) {
            emptied.bean(VersionFloor.class).ensure();

            Case made = emptied.bean(CaseStore.class).find(image).orElseThrow();
            assertThat(made.version()).isEqualTo(7);
            assertThat(made.round()).isEqualTo(2);
            assertThat(made.standing().restores()).isEqualTo(1);
            assertThat(made.state()).isEqualTo(CaseState.RESTORED);
            assertThat(made.isPending()).isFalse();
            assertThat(emptied.bean(Moderation.class).decide(image, Action.CONFIRM, 0, "seen", "amina"))
                    .isInstanceOf(Ruling.Stale.class);
            emptied.bean(Moderation.class).decide(image, Action.CONFIRM, 7, "seen", "amina");
            assertThat(RunningService.verdicts(image).getLast().version()).isEqualTo(8);
        }
    }

    @Test
    void twoReplicasShareTheReportsAndHideEachImageOnce() {
        try (RunningService second = RunningService.beside(service)) {
            List<String> images = IntStream.range(0, 24)
                    .mapToObj(_ -> Acts.image(IMAGES.incrementAndGet()))
                    .toList();
            for (int reader = 1; reader <= 3; reader++) {
                for (String each : images) {
                    (reader == 2 ? second : service).report(each, reader);
                    service.report(each, reader);
                }
            }
            CaseStore cases = second.bean(CaseStore.class);
            eventually(() -> cases.find(images).values().stream()
                            .filter(each -> each.state() == CaseState.AUTO_HIDDEN && !each.isPending())
                            .count()
                    == images.size());
            assertThat(cases.find(images).values()).allMatch(each -> each.version() == 1);
        }
    }

    private ImageRestored restored(long version) {
        return new ImageRestored(
                image,
                true,
                CaseState.RESTORED,
                version,
                2,
                1,
                "MODERATOR",
                ActorKind.MODERATOR,
                "fine",
                Instant.parse("2024-12-07T14:00:00Z"));
    }

    /** Has this service's store and policy, and is killed whenever it would publish. */
    private static Moderation replicaThatDiesBeforePublishing() {
        VerdictSink killed = _ -> {
            throw new IllegalStateException("killed");
        };
        var parts = new Moderation.Parts(
                service.bean(Policy.class),
                service.bean(CaseStore.class),
                service.bean(VoterStore.class),
                service.bean(Muting.class),
                killed,
                service.bean(VersionFloor.class),
                service.bean(Breaker.class));
        return new Moderation(parts, Clock.systemUTC(), new io.micrometer.core.instrument.simple.SimpleMeterRegistry());
    }

    private static double gauge(String name) {
        return service.bean(MeterRegistry.class).get(name).gauge().value();
    }

    private Case stored() {
        return service.bean(CaseStore.class).find(image).orElseThrow();
    }

    private static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(200))
                .until(condition);
    }
}
