package org.jarida.moderation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.moderation.RunningService;
import org.jarida.moderation.SharesService;
import org.jarida.moderation.appeal.Appeal;
import org.jarida.moderation.appeal.AppealStore;
import org.jarida.moderation.article.ShowingArticle;
import org.jarida.moderation.article.ShowingArticleStore;
import org.jarida.moderation.casefile.Action;
import org.jarida.moderation.casefile.Acts;
import org.jarida.moderation.casefile.Case;
import org.jarida.moderation.casefile.CaseStore;
import org.jarida.moderation.casefile.HistoryStore;
import org.jarida.moderation.casefile.Moderation;
import org.jarida.moderation.statement.Puid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SharesService
class AppealIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String API = "/api/v1/moderation/appeals";

    private final RunningService service = RunningService.shared();

    @ParameterizedTest
    @CsvSource({
        "ar, rtl, لماذا حُجبت صورة, إرسال التظلم",
        "fr, ltr, Pourquoi une image est masquée, Envoyer le recours",
        "en, ltr, Why an image is hidden, Send the appeal"
    })
    void anybodyReadsAStatementInThreeLanguagesWithoutAnAccount(
            String language, String direction, String title, String button) {
        String image = Acts.image(0x9201);
        decide(image, Action.CONFIRM, 0);

        HttpResponse<String> page = get("/appeals/" + image + "-1-1", language);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(page.body())
                .contains("<html lang=\"" + language + "\" dir=\"" + direction + "\">")
                .contains(title, button, image + "-1-1")
                .contains("<form class=\"form\" method=\"post\" action=\"/appeals/" + image + "-1-1#appeal\">")
                .doesNotContain("amina", "seen by Karim", "<script", "style=", "/images/" + image);
    }

    @Test
    void anImageLeadsToItsLatestStatementAndAnArticleToThoseOfItsImages() {
        String image = Acts.image(0x9202);
        String shown = Acts.image(0x9203);
        decide(image, Action.CONFIRM, 0);
        decide(image, Action.LEGAL, 1);
        decide(shown, Action.CONFIRM, 0);
        decide(shown, Action.RESTORE, 1);
        String article = "%032x".formatted(0x9202);
        service.bean(ShowingArticleStore.class)
                .put(List.of(new ShowingArticle(
                        article, 1, "Harbour opens", "coast-daily", List.of(image, shown), Instant.now())));

        HttpResponse<String> found = get("/appeals/" + image, "en");
        assertThat(found.statusCode()).isEqualTo(303);
        assertThat(found.headers().firstValue("Location")).hasValue("/appeals/" + image + "-1-2");
        assertThat(get("/appeals?article=" + article, "en").body())
                .contains("/appeals/" + image + "-1-2", "by legal order")
                .doesNotContain(shown);
        assertThat(get("/appeals/" + shown + "-1-1", "en").body())
                .contains("has been shown again since")
                .doesNotContain("<textarea");
    }

    @Test
    void oneAppealIsOpenAtATimeHoweverOftenItIsSent() {
        String image = Acts.image(0x9204);
        decide(image, Action.CONFIRM, 0);
        String page = "/appeals/" + image + "-1-1";

        for (int time = 0; time < 3; time++) {
            HttpResponse<String> sent = appeal(page, "The <b>picture</b> is ours " + time);
            assertThat(sent.statusCode()).isEqualTo(303);
            assertThat(sent.headers().firstValue("Location")).hasValue(page + "#appeal");
        }

        assertThat(service.bean(AppealStore.class).of(Puid.parse(image + "-1-1").orElseThrow()))
                .singleElement()
                .satisfies(appeal -> assertThat(appeal.text()).isEqualTo("The <b>picture</b> is ours 0"));
        assertThat(get(page, "en").body())
                .contains("A moderator will answer it here.")
                .doesNotContain("<textarea", "is ours");
        assertThat(staff("/moderation/cases/" + image).body())
                .contains("The &lt;b&gt;picture&lt;/b&gt; is ours 0", "value=\"OVERTURNED\"", "value=\"UPHELD\"");
        assertThat(staff("/moderation").body()).contains("href=\"/moderation/appeals\"");
    }

    @Test
    void anUpheldAppealIsAnsweredOnTheStatementAndTheNextMayBeFiled() {
        String image = Acts.image(0x9205);
        decide(image, Action.CONFIRM, 0);
        String page = "/appeals/" + image + "-1-1";
        appeal(page, "ours");

        HttpResponse<String> answered = answer(image + "-1-1-1", "UPHELD", 1, "It shows what the rules forbid.");

        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answered.body()).get("outcome").asString()).isEqualTo("UPHELD");
        assertThat(caseOf(image).version()).isEqualTo(1);
        assertThat(get(page, "en").body())
                .contains("the image stays hidden", "It shows what the rules forbid.", "<textarea")
                .doesNotContain("amina");
        HttpResponse<String> again = answer(image + "-1-1-1", "OVERTURNED", 1, "no, yes");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(JSON.readTree(again.body()).get("appeal").get("outcome").asString())
                .isEqualTo("UPHELD");
        assertThat(caseOf(image).state()).isEqualTo(CaseState.CONFIRMED);
        appeal(page, "still ours");
        assertThat(answer(image + "-1-1-2", "UPHELD", 1, "as before").statusCode())
                .isEqualTo(200);
    }

    @Test
    void anAppealGrantedShowsTheImageAgainAndTheHistorySaysSo() {
        String image = Acts.image(0x9206);
        decide(image, Action.CONFIRM, 0);
        appeal("/appeals/" + image + "-1-1", "ours");

        HttpResponse<String> answered = answer(image + "-1-1-1", "OVERTURNED", 1, "a press photo");

        assertThat(answered.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(answered.body()).get("shownAgain").asBoolean()).isTrue();
        assertThat(caseOf(image).state()).isEqualTo(CaseState.RESTORED);
        assertThat(RunningService.verdicts(image).getLast()).satisfies(verdict -> {
            assertThat(verdict.visible()).isTrue();
            assertThat(verdict.rule()).isEqualTo("APPEAL");
            assertThat(verdict.actor()).isEqualTo(ActorKind.APPEAL);
        });
        assertThat(service.bean(HistoryStore.class)
                        .of(image, 9)
                        .getLast()
                        .actor()
                        .account())
                .isEqualTo("amina");
        assertThat(get("/appeals/" + image + "-1-1", "en").body())
                .contains("the appeal was granted", "a press photo", "has been shown again since");
    }

    @Test
    void whoAnswersWithAStaleVersionGetsTheCaseAsItIs() {
        String image = Acts.image(0x9207);
        decide(image, Action.CONFIRM, 0);
        appeal("/appeals/" + image + "-1-1", "ours");
        decide(image, Action.LEGAL, 1);

        for (String outcome : List.of("OVERTURNED", "UPHELD")) {
            HttpResponse<String> late = answer(image + "-1-1-1", outcome, 1, "late");
            assertThat(late.statusCode()).isEqualTo(409);
            assertThat(JSON.readTree(late.body()).get("case").get("version").asLong())
                    .isEqualTo(2);
        }
        assertThat(caseOf(image).state()).isEqualTo(CaseState.LEGAL);
    }

    /** As after a crash between showing the image and answering. */
    @Test
    void anImageThatIsShownAgainMeanwhileIsOnlyAnswered() {
        String image = Acts.image(0x9208);
        decide(image, Action.CONFIRM, 0);
        appeal("/appeals/" + image + "-1-1", "ours");
        decide(image, Action.RESTORE, 1);

        assertThat(answer(image + "-1-1-1", "UPHELD", 2, "no").statusCode()).isEqualTo(409);
        assertThat(answer(image + "-1-1-1", "OVERTURNED", 1, "shown").statusCode())
                .isEqualTo(200);
        assertThat(caseOf(image).version()).isEqualTo(2);
    }

    /** As after a crash between noting a grant and showing the image. */
    @Test
    void anAppealWhoseGrantWasBegunIsGrantedOrTheCaseIsDecidedAnew() {
        String granted = begun(0x9701);
        assertThat(answer(granted + "-1-1-1", "UPHELD", 1, "no").statusCode()).isEqualTo(409);
        assertThat(answer(granted + "-1-1-1", "OVERTURNED", 1, "yes").statusCode())
                .isEqualTo(200);
        assertThat(caseOf(granted).state()).isEqualTo(CaseState.RESTORED);

        String decided = begun(0x9702);
        decide(decided, Action.LEGAL, 1);
        assertThat(answer(decided + "-1-1-1", "UPHELD", 2, "by order").statusCode())
                .isEqualTo(200);
        assertThat(caseOf(decided).state()).isEqualTo(CaseState.LEGAL);
    }

    private String begun(int number) {
        String image = Acts.image(number);
        decide(image, Action.CONFIRM, 0);
        appeal("/appeals/" + image + "-1-1", "ours");
        AppealStore appeals = service.bean(AppealStore.class);
        Appeal read = appeals.find(image + "-1-1-1").orElseThrow();
        Appeal begun = new Appeal(read.puid(), read.number(), read.text(), read.filedAt(), 1L, null);
        assertThat(appeals.grant(read, begun)).isTrue();
        return image;
    }

    @Test
    void whoeverOfTwoModeratorsIsFirstTheImageAndTheAnswerAgree() throws Exception {
        int upheld = 0;
        String image = Acts.image(0x9800);
        decide(image, Action.CONFIRM, 0);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int time = 0; time < 40; time++) {
                Case hidden = caseOf(image);
                String statement = image + "-" + hidden.round() + "-" + hidden.version();
                appeal("/appeals/" + statement, "ours");
                List<Callable<HttpResponse<String>>> both = new ArrayList<>(List.of(
                        () -> answer(statement + "-1", "UPHELD", hidden.version(), "no"),
                        () -> answer(statement + "-1", "OVERTURNED", hidden.version(), "yes")));
                Collections.rotate(both, time);
                List<Integer> answers = new ArrayList<>();
                for (Future<HttpResponse<String>> each : people.invokeAll(both)) {
                    answers.add(each.get().statusCode());
                }

                assertThat(answers).containsExactlyInAnyOrder(200, 409);
                Appeal.Answer stands = service.bean(AppealStore.class)
                        .find(statement + "-1")
                        .orElseThrow()
                        .answer();
                assertThat(stands).isNotNull();
                assertThat(stands.outcome() == Appeal.Outcome.OVERTURNED)
                        .isEqualTo(caseOf(image).state().visible());
                upheld += stands.outcome() == Appeal.Outcome.UPHELD ? 1 : 0;
                decide(image, Action.CONFIRM, caseOf(image).version());
            }
        }
        assertThat(upheld).isPositive();
    }

    @Test
    void moderatorsWorkThroughAPageOfOpenAppeals() {
        String image = Acts.image(0x9209);
        decide(image, Action.CONFIRM, 0);
        appeal("/appeals/" + image + "-1-1", "a text of its own");

        assertThat(staff("/moderation/appeals").body())
                .contains("a text of its own", "/appeals/" + image + "-1-1", "name=\"version\" value=\"1\"");
        HttpResponse<String> stale = form(image + "-1-1-1", "outcome=UPHELD&version=7&reason=x");
        assertThat(stale.statusCode()).isEqualTo(303);
        assertThat(stale.headers().firstValue("Location")).hasValue("/moderation/appeals?late=true");
        HttpResponse<String> done =
                form(image + "-1-1-1", "outcome=OVERTURNED&version=1&reason=x&back=%2Fmoderation%2Fappeals");
        assertThat(done.headers().firstValue("Location")).hasValue("/moderation/appeals?done=" + image + "-1-1-1");
        assertThat(staff("/moderation/appeals?done=" + image + "-1-1-1").body())
                .contains("role=\"status\"", "Granted, the image is shown again");
        assertThat(staff("/moderation/appeals?late=true").body())
                .contains("role=\"alert\"")
                .doesNotContain("a text of its own");
        assertThat(caseOf(image).state()).isEqualTo(CaseState.RESTORED);
    }

    @Test
    void openAppealsArePagedForClients() {
        List<String> images = IntStream.range(0, 3)
                .mapToObj(number -> Acts.image(0x9300 + number))
                .toList();
        for (String image : images) {
            decide(image, Action.CONFIRM, 0);
            appeal("/appeals/" + image + "-1-1", "ours");
        }

        JsonNode first = JSON.readTree(staff(API + "?limit=1").body());
        assertThat(first.get("items")).hasSize(1);
        JsonNode second = JSON.readTree(
                staff(API + "?limit=100&cursor=" + first.get("next").asString()).body());
        assertThat(second.get("next").isNull()).isTrue();
        assertThat(second.toString()).contains(images.getLast()).doesNotContain("account");
    }

    @Test
    void whoWritesTooMuchGetsTheFormBackWithTheTextAndWhatIsWrongWithIt() {
        String image = Acts.image(0x920c);
        decide(image, Action.CONFIRM, 0);
        String text = "<b>" + "x".repeat(2000);

        HttpResponse<String> refused = appeal("/appeals/" + image + "-1-1", text);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(refused.body())
                .contains("role=\"alert\"", "the text has 2,003 characters", "aria-invalid=\"true\"")
                .contains(">\n&lt;b&gt;" + "x".repeat(2000) + "</textarea>");
        assertThat(service.bean(AppealStore.class).of(Puid.parse(image + "-1-1").orElseThrow()))
                .isEmpty();
    }

    @Test
    void nobodyAppealsOnceTheImageIsShownAgain() {
        String image = Acts.image(0x920d);
        decide(image, Action.CONFIRM, 0);
        decide(image, Action.RESTORE, 1);

        HttpResponse<String> refused = appeal("/appeals/" + image + "-1-1", "late");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("has been shown again since", "nothing to appeal against")
                .doesNotContain("<textarea");
    }

    @Test
    void badInputIsAProblemAndStrangersSeeNothingOfModerators() {
        String image = Acts.image(0x920a);
        decide(image, Action.CONFIRM, 0);
        String page = "/appeals/" + image + "-1-1";

        assertThat(appeal(page, " \n ").statusCode()).isEqualTo(400);
        assertThat(appeal("/appeals/" + image + "-1-2", "x").statusCode()).isEqualTo(404);
        assertThat(appeal("/appeals/" + image + "-2-1", "x").statusCode()).isEqualTo(404);
        assertThat(get("/appeals/nothing", "en").statusCode()).isEqualTo(404);
        assertThat(get("/appeals/" + Acts.image(0x920b), "en").statusCode()).isEqualTo(404);
        assertThat(get("/appeals", "en").statusCode()).isEqualTo(400);
        assertThat(get("/appeals?article=x", "en").statusCode()).isEqualTo(400);
        assertThat(get("/moderation/appeals", "en").statusCode()).isEqualTo(403);
        assertThat(get(API, "en").statusCode()).isEqualTo(403);
        for (String body : List.of(
                "{}",
                "{\"outcome\":\"MAYBE\",\"version\":1,\"reason\":\"x\"}",
                "{\"outcome\":\"UPHELD\",\"reason\":\"x\"}",
                "{\"outcome\":\"UPHELD\",\"version\":1,\"reason\":\" \"}",
                "{\"outcome\":\"UPHELD\",\"version\":1,\"reason\":\"" + "x".repeat(501) + "\"}")) {
            HttpResponse<String> refused = answer(page.substring("/appeals/".length()) + "-1", body);
            assertThat(refused.statusCode()).as(body).isEqualTo(400);
            assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
        }
        assertThat(answer(image + "-1-1-9", "UPHELD", 1, "x").statusCode()).isEqualTo(404);
    }

    private void decide(String image, Action action, long version) {
        service.bean(Moderation.class).decide(image, action, version, "seen by Karim", "amina");
    }

    private Case caseOf(String image) {
        return service.bean(CaseStore.class).find(image).orElseThrow();
    }

    private static HttpResponse<String> get(String path, String language) {
        return Visits.get(path, Visits.stranger(), language);
    }

    private static HttpResponse<String> appeal(String page, String text) {
        return Visits.postForm(page, Visits.stranger(), "text=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> staff(String path) {
        return Visits.get(path, Visits.moderator(), "en");
    }

    private static HttpResponse<String> answer(String id, String outcome, long version, String reason) {
        return answer(id, "{\"outcome\":\"%s\",\"version\":%d,\"reason\":\"%s\"}".formatted(outcome, version, reason));
    }

    private static HttpResponse<String> answer(String id, String body) {
        return Visits.postJson(API + "/" + id + "/answer", Visits.moderator(), body);
    }

    private static HttpResponse<String> form(String id, String body) {
        return Visits.postForm("/moderation/appeals/" + id + "/answer", Visits.moderator(), body);
    }
}
