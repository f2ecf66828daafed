package org.jarida.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jarida.article.RunningService.Answer;
import org.jarida.article.article.Entries;
import org.jarida.article.verdict.Verdicts;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.events.ImageHidden;
import org.jarida.events.ImageReportWithdrawn;
import org.jarida.events.ImageReported;
import org.jarida.events.ImageRestored;
import org.jarida.events.ReportReason;
import org.jarida.events.Topics;
import org.jarida.events.kafka.EventCodec;
import org.jarida.test.TestBroker;
import org.jarida.test.TopicProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports over HTTP: what is answered and what stands on the topic then. */
class ReportIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final String ARTICLE = Entries.id(8001);
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ME = RunningService.reader(RunningService.READER);

    private static RunningService service;

    @BeforeAll
    static void publishAnArticle() {
        service = RunningService.start();
        Wire.publish(Entries.discovered(
                ARTICLE, Entries.content("alayyam", "ar", "عنوان", AT, 8001, 8002, 8003, 8004, 8005, 8006, 8007)));
        await().atMost(SOON)
                .until(() -> service.get("/api/v1/articles/" + ARTICLE).status() == 200);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aReportIsOnTheTopicWhenItIsAnswered() {
        Answer answer = service.post(reports(8001), ME, JSON, "{\"reason\":\"VIOLENCE\",\"comment\":\" صورة صادمة \"}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        List<ConsumerRecord<byte[], byte[]>> messages = onTopic(8001);
        assertThat(messages).hasSize(1);
        ImageReported report = EventCodec.fromJson(messages.getFirst().value(), ImageReported.class);
        assertThat(report)
                .returns(Entries.image(8001), ImageReported::imageId)
                .returns(ARTICLE, ImageReported::articleId)
                .returns(1, ImageReported::roundSeen)
                .returns(List.of(RunningService.READER), ImageReported::reporterKeys)
                .returns(List.of(RunningService.NETWORK), ImageReported::networkKeys)
                .returns(ReportReason.VIOLENCE, ImageReported::reason)
                .returns("صورة صادمة", ImageReported::comment)
                .returns(500, ImageReported::baseWeight);
        assertThat(report.reportId()).matches("[0-9a-f]{32}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ar|شكرا على الإبلاغ! سيتم حجب هذه الصورة تلقائيا عندما يتم الإبلاغ عنها من طرف عدة أشخاص.",
                "fr|Merci pour votre signalement ! Cette image sera masquée automatiquement lorsque plusieurs"
                        + " personnes l’auront signalée.",
                "en|Thank you for reporting! This image will be hidden automatically once several people have"
                        + " reported it."
            })
    void thanksComeInTheReadersLanguage(String language, String thanks) {
        Answer answer = service.post(reports(8002), ME, JSON, "{}", "Accept-Language", language);

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.header("Content-Language")).isEqualTo(language);
        assertThat(answer.json().path("message").asString()).isEqualTo(thanks);
    }

    @Test
    void arabicIsSpokenToWhoSaysNothing() {
        assertThat(service.post(reports(8002), ME, JSON, "").header("Content-Language"))
                .isEqualTo("ar");
        assertThat(service.post(reports(8002), ME, JSON, "{}", "Accept-Language", ";;;=q")
                        .header("Content-Language"))
                .isEqualTo("ar");
    }

    @Test
    void aRetryIsTheSameReportAndAnotherReaderIsNot() {
        service.post(reports(8003), ME, JSON, "{}");
        service.post(reports(8003), ME, JSON, "{\"reason\":\"SPAM\"}");
        service.post(reports(8003), RunningService.reader("f".repeat(32)), JSON, "{}");

        List<ConsumerRecord<byte[], byte[]>> messages = onTopic(8003);
        Set<String> ids = new HashSet<>();
        messages.forEach(message -> ids.add(header(message, "ce_id")));
        assertThat(messages).hasSize(3);
        assertThat(ids).hasSize(2);
        assertThat(EventCodec.fromJson(messages.getFirst().value(), ImageReported.class)
                        .reason())
                .isEqualTo(ReportReason.OTHER);
    }

    @Test
    void aReportFromAFormLeadsBackToTheArticle() {
        Answer answer =
                service.post(reports(8004), ME, FORM, "reason=SEXUAL&comment=" + URLEncoder.encode("كلمة", UTF_8));

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location"))
                .isEqualTo("/articles/%s?reported=%s#image-%s"
                        .formatted(ARTICLE, Entries.image(8004), Entries.image(8004)));
        ImageReported report = EventCodec.fromJson(onTopic(8004).getFirst().value(), ImageReported.class);
        assertThat(report).returns(ReportReason.SEXUAL, ImageReported::reason).returns("كلمة", ImageReported::comment);
    }

    @Test
    void aReportIsTakenBackUnderItsOwnId() {
        service.post(reports(8005), ME, JSON, "{}");
        Answer deleted = service.delete(reports(8005), ME, "Accept-Language", "en");
        Answer form = service.post(reports(8005) + "/withdraw", ME, FORM, "");

        assertThat(deleted.status()).isEqualTo(202);
        assertThat(deleted.json().path("message").asString())
                .isEqualTo("Your report of this image has been withdrawn.");
        assertThat(form.status()).isEqualTo(303);
        assertThat(form.header("Location"))
                .isEqualTo("/articles/%s?withdrawn=%s#image-%s"
                        .formatted(ARTICLE, Entries.image(8005), Entries.image(8005)));
        List<ConsumerRecord<byte[], byte[]>> messages = onTopic(8005);
        String reportId = EventCodec.fromJson(messages.getFirst().value(), ImageReported.class)
                .reportId();
        assertThat(EventCodec.fromJson(messages.get(1).value(), ImageReportWithdrawn.class)
                        .reportId())
                .isEqualTo(reportId);
        assertThat(header(messages.get(1), "ce_id")).isEqualTo(reportId + ":withdrawn");
        assertThat(header(messages.get(2), "ce_id")).isEqualTo(reportId + ":withdrawn");
    }

    @Test
    void aHiddenImageCanBeReportedAndARestoredOneInItsNextRound() {
        String image = Entries.image(8006);
        Wire.publish(
                new ImageHidden(image, false, CaseState.AUTO_HIDDEN, 1, 1, 0, "CONTRACT", ActorKind.RULE, null, AT));
        await().atMost(SOON)
                .until(() -> service.bean(Verdicts.class).hidden(List.of(image)).contains(image));
        assertThat(service.post(reports(8006), ME, JSON, "{}").status()).isEqualTo(202);

        Wire.publish(
                new ImageRestored(image, true, CaseState.RESTORED, 2, 2, 1, "HUMAN", ActorKind.MODERATOR, null, AT));
        await().atMost(SOON).until(() -> service.bean(Verdicts.class).round(image) == 2);
        assertThat(service.post(reports(8006), ME, JSON, "{}").status()).isEqualTo(202);

        List<ConsumerRecord<byte[], byte[]>> messages = onTopic(8006);
        ImageReported first = EventCodec.fromJson(messages.getFirst().value(), ImageReported.class);
        ImageReported second = EventCodec.fromJson(messages.getLast().value(), ImageReported.class);
        assertThat(second.roundSeen()).isEqualTo(2);
        assertThat(second.reportId()).isNotEqualTo(first.reportId());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "\"x\"",
                "{\"reason\":\"BORING\"}",
                "{\"reason\":\"violence\"}",
                "{\"reason\":{\"$ne\":1}}",
                "{\"comment\":[1]}",
                "{\"reason\":7}",
                "{\"reason\":\"VIOLENCE\",\"extra\":1}"
            })
    void whatIsNoReportIsRefused(String body) {
        Answer answer = service.post(reports(8007), ME, JSON, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:jarida:problem:invalid-request");
        assertThat(onTopic(8007)).isEmpty();
    }

    @Test
    void aCommentMayBeFiveHundredCharactersAndNoMore() {
        assertThat(service.post(reports(8002), ME, JSON, "{\"comment\":\"" + "ك".repeat(500) + "\"}")
                        .status())
                .isEqualTo(202);
        Answer answer = service.post(reports(8007), ME, JSON, "{\"comment\":\"" + "ك".repeat(501) + "\"}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("parameter").asString()).isEqualTo("comment");
        assertThat(service.post(reports(8007), ME, FORM, "reason=BORING").status())
                .isEqualTo(400);
        assertThat(service.post(reports(8007), ME, "text/plain", "x").status()).isEqualTo(415);
    }

    @Test
    void anImageThatIsNotInTheArticleIsNotFound() {
        String other = "/images/" + Entries.image(9999) + "/reports";
        assertThat(service.post("/api/v1/articles/" + ARTICLE + other, ME, JSON, "{}")
                        .status())
                .isEqualTo(404);
        assertThat(service.delete("/api/v1/articles/" + ARTICLE + other, ME).status())
                .isEqualTo(404);
        assertThat(service.post("/api/v1/articles/" + ARTICLE + other + "/withdraw", ME, FORM, "")
                        .status())
                .isEqualTo(404);
        assertThat(service.post("/api/v1/articles/" + Entries.id(9) + other, ME, JSON, "{}")
                        .status())
                .isEqualTo(404);
        assertThat(service.post("/api/v1/articles/x/images/y/reports", ME, JSON, "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aReportNeedsAReaderAndAToken() {
        Answer nobody = service.post(reports(8007), RunningService.nobody(), JSON, "{}");
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(nobody.json().path("detail").asString()).contains("reader");
        Answer nothing = service.delete(reports(8007), RunningService.nobody());
        assertThat(nothing.status()).isEqualTo(404);
        assertThat(nothing.json().path("detail").asString()).contains("this browser has sent none");
        assertThat(service.post(reports(8007) + "/withdraw", RunningService.nobody(), FORM, "")
                        .status())
                .isEqualTo(404);
        assertThat(service.post(reports(8007), RunningService.forAnotherService(), JSON, "{}")
                        .status())
                .isEqualTo(401);
        assertThat(onTopic(8007)).isEmpty();
    }

    @Test
    void whatWasAcceptedAndRefusedIsCounted() {
        service.post(reports(8002), ME, JSON, "{}");
        service.post(reports(8002), ME, JSON, "{\"reason\":\"BORING\"}");

        assertThat(service.meters())
                .containsPattern("jarida_reports_total\\{[^}]*outcome=\"accepted\"[^}]*} [1-9]")
                .containsPattern("jarida_reports_total\\{[^}]*outcome=\"refused\"[^}]*} [1-9]")
                .contains("jarida_articles_pending_age");
    }

    private static String reports(int image) {
        return "/api/v1/articles/" + ARTICLE + "/images/" + Entries.image(image) + "/reports";
    }

    private static List<ConsumerRecord<byte[], byte[]>> onTopic(int image) {
        return new TopicProbe(TestBroker.bootstrapServers(), Topics.IMAGE_REPORTS.name())
                .messages().stream()
                        .filter(message -> new String(message.key(), UTF_8).equals(Entries.image(image)))
                        .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }
}
