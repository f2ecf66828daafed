package org.jarida.moderation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.core.ConditionFactory;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.events.ImageHidden;
import org.jarida.events.ImageReportWithdrawn;
import org.jarida.events.ImageReported;
import org.jarida.events.Topics;
import org.jarida.events.kafka.EventCodec;
import org.jarida.events.kafka.EventHeaders;
import org.jarida.moderation.RunningService;
import org.jarida.moderation.SharesService;
import org.jarida.moderation.casefile.Acts;
import org.jarida.moderation.casefile.Case;
import org.jarida.moderation.casefile.CaseStore;
import org.jarida.test.GoldenEvents;
import org.jarida.test.Refusals;
import org.junit.jupiter.api.Test;

@SharesService
class ReportListenerIT {

    private static final AtomicInteger IMAGES = new AtomicInteger(0x1000);

    private final RunningService service = RunningService.shared();
    private final String image = Acts.image(IMAGES.incrementAndGet());

    @Test
    void theThirdReaderHidesAndTheVerdictIsOnTheTopic() {
        service.report(image, 1);
        service.report(image, 2);
        awaitCase(2, CaseState.VISIBLE);
        assertThat(RunningService.verdicts(image)).isEmpty();

        service.report(image, 3);

        eventually().until(() -> !RunningService.verdicts(image).isEmpty());
        assertThat(RunningService.verdicts(image)).singleElement().satisfies(verdict -> {
            assertThat(verdict).isInstanceOf(ImageHidden.class);
            assertThat(verdict.state()).isEqualTo(CaseState.AUTO_HIDDEN);
            assertThat(verdict.version()).isEqualTo(1);
            assertThat(verdict.round()).isEqualTo(1);
            assertThat(verdict.rule()).isEqualTo("CONTRACT");
            assertThat(verdict.actor()).isEqualTo(ActorKind.RULE);
        });
        eventually().until(() -> !stored().isPending());
        assertThat(stored().outbox().log()).isEmpty();
    }

    @Test
    void aThousandDuplicatesOfOneReaderHideNothing() {
        service.sendAll(Collections.nCopies(1000, RunningService.reported(image, 1, 1)));
        service.report(image, 2);

        awaitCase(2, CaseState.VISIBLE);
        assertThat(RunningService.verdicts(image)).isEmpty();
    }

    @Test
    void aWithdrawalBeforeItsReportStillHolds() {
        ImageReported first = RunningService.reported(image, 1, 1);
        service.send(new ImageReportWithdrawn(first.reportId(), image, first.articleId(), 1, first.reporterKeys()));
        service.send(first);
        service.report(image, 2);
        service.report(image, 3);
        service.report(image, 4, 2);

        // a report that saw a later round than the case knows counts: the withdrawn one does not
        eventually().until(() -> !RunningService.verdicts(image).isEmpty());
        assertThat(stored().ballot().votes())
                .noneMatch(vote -> vote.reporterKeys().contains(Acts.reader(1)));
    }

    @Test
    void theGoldenReportIsCounted() {
        ImageReported golden = GoldenEvents.event(ImageReported.class);

        service.send(golden);

        eventually()
                .until(() -> service.bean(CaseStore.class)
                        .find(golden.imageId())
                        .filter(found -> found.ballot().votes().stream()
                                .anyMatch(vote -> vote.reporterKeys().containsAll(golden.reporterKeys())))
                        .isPresent());
    }

    @Test
    void poisonIsDeadLetteredByteForByteAndThePartitionGoesOn() {
        byte[] poison = {(byte) 0xff, 0, 1, '{'};
        var message = new ProducerRecord<>(Topics.IMAGE_REPORTS.name(), image.getBytes(StandardCharsets.UTF_8), poison);
        message.headers().add(EventHeaders.TYPE, "news.image.reported.v1".getBytes(StandardCharsets.UTF_8));

        service.report(image, 1);
        service.send(message);
        service.report(image, 2);
        service.report(image, 3);

        eventually().until(() -> !RunningService.verdicts(image).isEmpty());
        var letter = RunningService.awaitLetter(Topics.IMAGE_REPORTS, image);
        assertThat(letter.value()).isEqualTo(poison);
        assertThat(RunningService.reason(letter))
                .startsWith("UnreadableEventException")
                .contains("ImageReported");
        assertThat(service.replay(Topics.IMAGE_REPORTS).failed()).isPositive();
    }

    /**
     * The whole way of a letter whose cause is mended: tried, laid down with its reason, replayed, handled. Its report
     * counts from when it was made, not from its replay.
     */
    @Test
    void whatTheListenerRefusedIsHandledWhenItsLetterIsReplayed() {
        ImageReported report = RunningService.reported(image, 1, 1);
        service.refusals().refuse(image);
        service.send(report);

        var letter = RunningService.awaitLetter(Topics.IMAGE_REPORTS, image);
        assertThat(letter.value()).isEqualTo(EventCodec.toJson(report));
        assertThat(RunningService.reason(letter)).contains(Refusals.WORDS);
        assertThat(service.bean(CaseStore.class).find(image)).isEmpty();
        service.refusals().mend();

        assertThat(service.replay(Topics.IMAGE_REPORTS).replayed()).isEqualTo(1);

        assertThat(stored().ballot().votes())
                .singleElement()
                .satisfies(vote -> assertThat(vote.at()).isBefore(Instant.ofEpochMilli(letter.timestamp())));
        assertThat(service.replay(Topics.IMAGE_REPORTS).replayed()).isZero();
    }

    @Test
    void nothingIsLostOrDeadLetteredWhileTheStoreIsAway() {
        int before = RunningService.deadLetters(Topics.IMAGE_REPORTS).size();
        service.report(image, 1);
        awaitCase(1, CaseState.VISIBLE);

        service.store().cut();
        service.report(image, 2);
        service.report(image, 3);
        await().during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(40))
                .until(() -> RunningService.verdicts(image).isEmpty());
        service.store().mend();

        eventually().until(() -> !RunningService.verdicts(image).isEmpty());
        assertThat(RunningService.deadLetters(Topics.IMAGE_REPORTS)).hasSize(before);
    }

    private void awaitCase(int votes, CaseState state) {
        eventually()
                .until(() -> service.bean(CaseStore.class)
                        .find(image)
                        .filter(found -> found.ballot().votes().size() == votes && found.state() == state)
                        .isPresent());
    }

    private Case stored() {
        return service.bean(CaseStore.class).find(image).orElseThrow();
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(200));
    }
}
