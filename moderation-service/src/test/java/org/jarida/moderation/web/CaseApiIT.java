package org.jarida.moderation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jarida.events.ArticlePublished;
import org.jarida.events.CaseState;
import org.jarida.events.ImageHidden;
import org.jarida.events.ImageRestored;
import org.jarida.events.ImageVerdictEvent;
import org.jarida.moderation.RunningService;
import org.jarida.moderation.SharesService;
import org.jarida.moderation.article.ShowingArticle;
import org.jarida.moderation.article.ShowingArticleStore;
import org.jarida.moderation.casefile.Acts;
import org.jarida.moderation.casefile.CaseStore;
import org.jarida.test.GoldenEvents;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SharesService
class CaseApiIT {

    private static final AtomicInteger IMAGES = new AtomicInteger(0x2000);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CASES = "/api/v1/moderation/cases";

    private final RunningService service = RunningService.shared();
    private final String image = Acts.image(IMAGES.incrementAndGet());

    @Test
    void aHiddenImageIsRestoredAndEverySeesIt() {
        hide(image, 1, 1);

        HttpResponse<String> restored = decide(image, "RESTORE", 1, "a news picture");

        assertThat(restored.statusCode()).isEqualTo(200);
        JsonNode after = JSON.readTree(restored.body());
        assertThat(after.get("state").asString()).isEqualTo("RESTORED");
        assertThat(after.get("version").asLong()).isEqualTo(2);
        assertThat(after.get("round").asInt()).isEqualTo(2);
        assertThat(after.get("reports").asLong()).isEqualTo(3);
        assertThat(after.get("distinctReporters").asInt()).isZero();
        assertThat(after.get("history")).hasSize(2);
        JsonNode change = after.get("history").get(1);
        assertThat(change.get("from").asString()).isEqualTo("AUTO_HIDDEN");
        assertThat(change.get("to").asString()).isEqualTo("RESTORED");
        assertThat(change.get("actor").asString()).isEqualTo("MODERATOR");
        assertThat(change.get("account").asString()).isEqualTo("amina");
        assertThat(change.get("reason").asString()).isEqualTo("a news picture");
        List<ImageVerdictEvent> verdicts = RunningService.verdicts(image);
        assertThat(verdicts).extracting(ImageVerdictEvent::version).containsExactly(1L, 2L);
        assertThat(verdicts.getLast()).isInstanceOf(ImageRestored.class);
        assertThat(verdicts.getLast().restores()).isEqualTo(1);
        assertThat(verdicts.getLast().toString()).doesNotContain("amina");
    }

    @Test
    void afterARestoreEarlierReadersCountNoMoreAndTheThresholdIsDoubled() {
        hide(image, 1, 1);
        assertThat(decide(image, "RESTORE", 1, "fine").statusCode()).isEqualTo(200);

        IntStream.rangeClosed(1, 3).forEach(reader -> service.report(image, reader, 2));
        IntStream.rangeClosed(11, 15).forEach(reader -> service.report(image, reader, 2));
        awaitDistinct(5);
        assertThat(stateOf(image)).isEqualTo(CaseState.RESTORED);

        service.report(image, 16, 2);
        eventually(() -> stateOf(image) == CaseState.AUTO_HIDDEN);
        assertThat(decide(image, "RESTORE", 3, "fine again").statusCode()).isEqualTo(200);
        assertThat(stateOf(image)).isEqualTo(CaseState.LOCKED);
    }

    @Test
    void aStaleVersionGetsTheCurrentCase() {
        hide(image, 1, 1);

        HttpResponse<String> stale = decide(image, "RESTORE", 0, "too late");

        assertThat(stale.statusCode()).isEqualTo(409);
        JsonNode problem = problem(stale);
        assertThat(problem.get("type").asString()).isEqualTo("urn:jarida:problem:stale-version");
        assertThat(problem.get("case").get("version").asLong()).isEqualTo(1);
        assertThat(problem.get("case").get("imageId").asString()).isEqualTo(image);
        assertThat(RunningService.verdicts(image)).hasSize(1);
    }

    @Test
    void whatIsVisibleCannotBeRestored() {
        service.report(image, 1);
        awaitDistinct(1);

        HttpResponse<String> refused = decide(image, "RESTORE", 0, "why not");

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(problem(refused).get("type").asString()).isEqualTo("urn:jarida:problem:conflict");
    }

    @Test
    void anUnknownImageCanBeConfirmedButNotRestored() {
        assertThat(decide(image, "RESTORE", 0, "unknown").statusCode()).isEqualTo(404);
        assertThat(get(CASES + "/" + image).statusCode()).isEqualTo(404);

        assertThat(decide(image, "CONFIRM", 0, "seen by ourselves").statusCode())
                .isEqualTo(200);

        assertThat(RunningService.verdicts(image)).singleElement().isInstanceOf(ImageHidden.class);
        assertThat(decide(image, "LEGAL", 1, "order of a court").statusCode()).isEqualTo(200);
        assertThat(decide(image, "LOCK", 2, "order lifted").statusCode()).isEqualTo(200);
        assertThat(RunningService.verdicts(image))
                .extracting(ImageVerdictEvent::state)
                .containsExactly(CaseState.CONFIRMED, CaseState.LEGAL, CaseState.LOCKED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"action\":\"DELETE\",\"version\":0,\"reason\":\"x\"}",
                "{\"action\":\"CONFIRM\",\"reason\":\"x\"}",
                "{\"action\":\"CONFIRM\",\"version\":-1,\"reason\":\"x\"}",
                "{\"action\":\"CONFIRM\",\"version\":\"seven\",\"reason\":\"x\"}",
                "{\"action\":\"CONFIRM\",\"version\":0}",
                "{\"action\":\"CONFIRM\",\"version\":0,\"reason\":\"  \"}",
                "{\"version\":0,\"reason\":\"x\"}",
                "{\"action\":\"CONFIRM\",\"version\":0,\"reason\":\"x\",\"notify\":true}"
            })
    void badDecisionsAreRefusedAndChangeNothing(String body) {
        HttpResponse<String> refused = post(CASES + "/" + image + "/verdicts", body, Visits.moderator());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(problem(refused).get("type").asString()).isEqualTo("urn:jarida:problem:invalid-request");
        assertThat(service.bean(CaseStore.class).find(image)).isEmpty();
    }

    @Test
    void aReasonTooLongIsRefused() {
        assertThat(decide(image, "CONFIRM", 0, "x".repeat(501)).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=0",
                "?limit=101",
                "?limit=many",
                "?state=GONE",
                "?state=UNKNOWN",
                "?cursor=x",
                "?reason=GONE",
                "?source=A+b",
                "?age=old",
                "?age=-PT1H",
                "?age=P4000D",
                "?sate=LEGAL",
                "/xyz"
            })
    void badQuestionsAreRefused(String rest) {
        HttpResponse<String> refused = get(CASES + rest);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(problem(refused).get("type").asString()).isEqualTo("urn:jarida:problem:invalid-request");
    }

    @Test
    void onlyModeratorsMayLookOrDecide() {
        String body = "{\"action\":\"CONFIRM\",\"version\":0,\"reason\":\"x\"}";
        String editor = Visits.staff("karim", "EDITOR");
        String reader = service.tokens().reader("moderation-service", Acts.reader(1), Acts.network(1));
        String otherService = service.tokens().staff("article-service", "amina", "MODERATOR");

        assertThat(get(CASES, editor).statusCode()).isEqualTo(403);
        assertThat(get(CASES, reader).statusCode()).isEqualTo(403);
        assertThat(get(CASES, otherService).statusCode()).isEqualTo(401);
        assertThat(get(CASES, null).statusCode()).isEqualTo(401);
        assertThat(post(CASES + "/" + image + "/verdicts", body, editor).statusCode())
                .isEqualTo(403);
        assertThat(post(CASES + "/" + image + "/verdicts", body, null).statusCode())
                .isEqualTo(401);
        assertThat(get("/api/v1/moderation/other", Visits.moderator()).statusCode())
                .isEqualTo(403);
        assertThat(service.bean(CaseStore.class).find(image)).isEmpty();
    }

    @Test
    void casesAreListedByStateInPagesThatMissAndRepeatNone() {
        Set<String> made = new HashSet<>();
        for (int number = 0; number < 5; number++) {
            String each = Acts.image(IMAGES.incrementAndGet());
            assertThat(decide(each, "LEGAL", 0, "order").statusCode()).isEqualTo(200);
            made.add(each);
        }
        Set<String> seen = new HashSet<>();
        String next = "";
        do {
            String cursor = next.isEmpty() ? "" : "&cursor=" + next;
            JsonNode page =
                    JSON.readTree(get(CASES + "?state=LEGAL&limit=2" + cursor).body());
            assertThat(page.get("items").size()).isBetween(1, 2);
            page.get("items")
                    .forEach(item ->
                            assertThat(seen.add(item.get("imageId").asString())).isTrue());
            next = page.get("next").isNull() ? null : page.get("next").asString();
        } while (next != null);
        assertThat(seen).containsAll(made);
        // other classes\' cases may be there: the broker is theirs too
        assertThat(listed("?state=SUSPECT&limit=100")).doesNotContainAnyElementsOf(made);
    }

    @Test
    void aCaseNamesReasonsAndTheArticlesThatShowItsImage() {
        String article = image.substring(32);
        service.bean(ShowingArticleStore.class)
                .put(List.of(
                        new ShowingArticle(article, 1, "Harbour opens", "coast-daily", List.of(image), Instant.now())));
        service.report(image, 1);
        awaitDistinct(1);

        JsonNode found = JSON.readTree(get(CASES + "/" + image).body());

        assertThat(found.get("articles")).hasSize(1);
        assertThat(found.get("articles").get(0).get("id").asString()).isEqualTo(article);
        assertThat(found.get("articles").get(0).get("title").asString()).isEqualTo("Harbour opens");
        assertThat(found.get("articles").get(0).get("source").get("id").asString())
                .isEqualTo("coast-daily");
        assertThat(found.get("reasons").get("VIOLENCE").asInt()).isEqualTo(1);
        assertThat(found.get("distinctReporters").asInt()).isEqualTo(1);
        assertThat(found.toString()).doesNotContain(Acts.reader(1), Acts.network(1));
    }

    @Test
    void casesAreListedBySourceReasonAndAge() {
        ArticlePublished golden = GoldenEvents.event(ArticlePublished.class);
        String shown = golden.content().images().getLast().id();
        service.send(golden);
        service.report(shown, 1);
        service.report(image, 1);
        String source = "?source=" + golden.content().sourceId();

        eventually(() -> listed(source).contains(shown) && stored(image));

        assertThat(listed(source)).contains(shown).doesNotContain(image);
        assertThat(listed("?source=nobody&limit=100")).isEmpty();
        assertThat(listed("?reason=VIOLENCE&limit=100")).contains(shown, image);
        assertThat(listed("?reason=SPAM&limit=100")).doesNotContain(shown, image);
        assertThat(listed("?age=PT1H&limit=100")).doesNotContain(shown, image);
        assertThat(listed("?age=PT0S&limit=100")).contains(shown, image);
    }

    @Test
    void aClaimIsOneModeratorsUntilItEndsOrIsDecided() {
        assertThat(claim(image, "amina").statusCode()).isEqualTo(404);
        assertThat(decide(image, "CONFIRM", 0, "seen").statusCode()).isEqualTo(200);

        HttpResponse<String> first = claim(image, "amina");
        assertThat(first.statusCode()).isEqualTo(200);
        Instant until = Instant.parse(JSON.readTree(first.body()).get("until").asString());
        assertThat(until)
                .isBetween(Instant.now().plusSeconds(800), Instant.now().plusSeconds(901));

        HttpResponse<String> second = claim(image, "karim");
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(problem(second).get("claim").get("account").asString()).isEqualTo("amina");
        assertThat(claim(image, "amina").statusCode()).isEqualTo(200);
        JsonNode seen = JSON.readTree(get(CASES + "/" + image).body());
        assertThat(seen.get("claim").get("account").asString()).isEqualTo("amina");
        assertThat(release(image, "karim").statusCode()).isEqualTo(204);
        assertThat(claim(image, "karim").statusCode()).isEqualTo(409);

        assertThat(release(image, "amina").statusCode()).isEqualTo(204);
        assertThat(claim(image, "karim").statusCode()).isEqualTo(200);
        assertThat(decide(image, "RESTORE", 1, "fine").statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(get(CASES + "/" + image).body()).get("claim").isNull())
                .isTrue();
    }

    @Test
    void aNoteStaysWithTheCaseAndNowhereElse() {
        assertThat(note(image, "{\"text\":\"early\"}").statusCode()).isEqualTo(404);
        assertThat(decide(image, "CONFIRM", 0, "seen").statusCode()).isEqualTo(200);

        assertThat(note(image, "{\"text\":\"  first \"}").statusCode()).isEqualTo(201);
        assertThat(note(image, JSON.writeValueAsString(Map.of("text", "ص".repeat(2_000))))
                        .statusCode())
                .isEqualTo(201);
        for (String bad : List.of("{}", "{\"text\":\" \"}", "{\"text\":\"" + "x".repeat(2_001) + "\"}")) {
            assertThat(note(image, bad).statusCode()).isEqualTo(400);
        }

        JsonNode notes = JSON.readTree(get(CASES + "/" + image).body()).get("notes");
        assertThat(notes).hasSize(2);
        assertThat(notes.get(0).get("text").asString()).isEqualTo("first");
        assertThat(notes.get(0).get("account").asString()).isEqualTo("amina");
        assertThat(RunningService.verdicts(image).toString()).doesNotContain("first", "amina");
    }

    @Test
    void severalDecisionsAreAnsweredEachByItself() {
        String stale = Acts.image(IMAGES.incrementAndGet());
        assertThat(decide(image, "CONFIRM", 0, "seen").statusCode()).isEqualTo(200);
        assertThat(decide(stale, "CONFIRM", 0, "seen").statusCode()).isEqualTo(200);
        String body = JSON.writeValueAsString(Map.of(
                "verdicts",
                List.of(
                        Map.of("imageId", image, "action", "RESTORE", "version", 1, "reason", "fine"),
                        Map.of("imageId", stale, "action", "LEGAL", "version", 0, "reason", "order"),
                        Map.of("imageId", "x", "action", "LEGAL", "version", 0, "reason", "order"),
                        Map.of("imageId", image, "action", "RESTORE", "version", 2, "reason", "again"))));

        HttpResponse<String> answer = post("/api/v1/moderation/verdicts", body, Visits.moderator());

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode results = JSON.readTree(answer.body()).get("results");
        assertThat(results.valueStream().map(each -> each.get("status").asInt()))
                .containsExactly(200, 409, 400, 409);
        assertThat(results.get(0).get("decided").get("state").asString()).isEqualTo("RESTORED");
        JsonNode problem = results.get(1).get("problem");
        assertThat(problem.get("type").asString()).isEqualTo("urn:jarida:problem:stale-version");
        assertThat(problem.get("case").get("version").asLong()).isEqualTo(1);
        assertThat(stateOf(stale)).isEqualTo(CaseState.CONFIRMED);
        for (String bad : List.of("{}", "{\"verdicts\":[]}", "{\"verdicts\":7}")) {
            assertThat(post("/api/v1/moderation/verdicts", bad, Visits.moderator())
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    /** The reader's reports from before leave another image's case, later ones on the topic change nothing. */
    @Test
    void aMutedReporterCountsNoMoreAnywhere() {
        String other = Acts.image(IMAGES.incrementAndGet());
        service.report(image, 71);
        service.report(other, 71);
        awaitDistinct(1);
        eventually(() -> stored(other));
        String reporters = CASES + "/" + image + "/reporters";
        JsonNode listed = JSON.readTree(get(reporters).body()).get("reporters");
        assertThat(listed).hasSize(1);
        assertThat(listed.toString()).doesNotContain(Acts.reader(71), Acts.network(71));
        String mute = reporters + "/" + listed.get(0).get("handle").asString() + "/mute";

        HttpResponse<String> muted = post(mute, "", Visits.moderator());

        assertThat(muted.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(muted.body()).get("cases").asInt()).isEqualTo(2);
        assertThat(problem(post(mute, "", Visits.moderator())).get("status").asInt())
                .isEqualTo(404);
        service.report(other, 71);
        service.report(other, 72);
        service.report(other, 73);
        eventually(() -> service.bean(CaseStore.class)
                        .find(other)
                        .orElseThrow()
                        .ballot()
                        .votes()
                        .size()
                == 2);
        assertThat(stateOf(other)).isEqualTo(CaseState.VISIBLE);
        String unmute = mute.replaceAll("mute$", "unmute");
        for (String path : List.of(mute, unmute)) {
            assertThat(post(path, "", Visits.staff("karim", "EDITOR")).statusCode())
                    .isEqualTo(403);
        }
        assertThat(post(unmute, "", Visits.moderator()).statusCode()).isEqualTo(204);
        assertThat(problem(post(unmute, "", Visits.moderator())).get("status").asInt())
                .isEqualTo(404);
    }

    private static List<String> listed(String query) {
        return JSON.readTree(get(CASES + query).body())
                .get("items")
                .valueStream()
                .map(item -> item.get("imageId").asString())
                .toList();
    }

    private boolean stored(String imageId) {
        return service.bean(CaseStore.class).find(imageId).isPresent();
    }

    private static HttpResponse<String> claim(String imageId, String account) {
        return Visits.send(Visits.request(CASES + "/" + imageId + "/claim", Visits.staff(account, "MODERATOR"))
                .PUT(HttpRequest.BodyPublishers.noBody()));
    }

    private static HttpResponse<String> release(String imageId, String account) {
        return Visits.send(Visits.request(CASES + "/" + imageId + "/claim", Visits.staff(account, "MODERATOR"))
                .DELETE());
    }

    private static HttpResponse<String> note(String imageId, String body) {
        return post(CASES + "/" + imageId + "/notes", body, Visits.moderator());
    }

    private void hide(String imageId, int firstReader, int round) {
        IntStream.range(firstReader, firstReader + 3).forEach(reader -> service.report(imageId, reader, round));
        eventually(() -> service.bean(CaseStore.class)
                .find(imageId)
                .filter(found -> found.state() == CaseState.AUTO_HIDDEN && !found.isPending())
                .isPresent());
    }

    private void awaitDistinct(int votes) {
        eventually(() -> service.bean(CaseStore.class)
                .find(image)
                .filter(found -> found.ballot().votes().size() == votes)
                .isPresent());
    }

    private CaseState stateOf(String imageId) {
        return service.bean(CaseStore.class).find(imageId).orElseThrow().state();
    }

    private static void eventually(java.util.concurrent.Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(200))
                .until(condition);
    }

    private static HttpResponse<String> decide(String imageId, String action, long version, String reason) {
        String body = JSON.writeValueAsString(Map.of("action", action, "version", version, "reason", reason));
        return Visits.postJson(CASES + "/" + imageId + "/verdicts", Visits.moderator(), body);
    }

    private static HttpResponse<String> get(String path) {
        return get(path, Visits.moderator());
    }

    private static HttpResponse<String> get(String path, @Nullable String token) {
        return Visits.get(path, token, "en");
    }

    private static HttpResponse<String> post(String path, String body, @Nullable String token) {
        return Visits.postJson(path, token, body);
    }

    private static JsonNode problem(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        return JSON.readTree(response.body());
    }
}
