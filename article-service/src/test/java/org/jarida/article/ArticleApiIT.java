package org.jarida.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jarida.article.RunningService.Answer;
import org.jarida.article.article.Entries;
import org.jarida.article.source.SourceEvents;
import org.jarida.events.ActorKind;
import org.jarida.events.ArticleContent;
import org.jarida.events.CaseState;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.ImageHidden;
import org.jarida.events.ImageRestored;
import org.jarida.events.SourceChanged;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The JSON API over HTTP, with the gateway's tokens. */
class ArticleApiIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final int FIRST = 7000;
    private static final int COUNT = 25;

    private static RunningService service;

    @BeforeAll
    static void publishSomeNews() {
        service = RunningService.start();
        Wire.publish(source("alayyam", 1, DisplayPolicy.FULL), source("lematin", 1, DisplayPolicy.FULL));
        for (int number = FIRST; number < FIRST + COUNT; number++) {
            boolean french = number % 5 == 0;
            ArticleContent content = Entries.content(
                    french ? "lematin" : "alayyam",
                    french ? "fr" : "ar",
                    "عنوان " + number,
                    AT.plusSeconds((number - FIRST) / 3), // three of each time
                    number);
            Wire.publish(Entries.discovered(Entries.id(number), content));
        }
        await().atMost(SOON).until(() -> items("?limit=100").size() == COUNT);
        await().atMost(SOON)
                .until(() ->
                        one(FIRST).json().path("source").path("name").asString().equals("اسم lematin"));
        await().atMost(SOON)
                .until(() -> one(FIRST + 1)
                        .json()
                        .path("source")
                        .path("name")
                        .asString()
                        .equals("اسم alayyam"));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void anArticleHasTheShapeThatClientsRelyOn() {
        Answer answer = one(FIRST + 1);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        JsonNode article = answer.json();
        assertThat(article.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "title",
                        "source",
                        "url",
                        "publishedAt",
                        "editedAt",
                        "authors",
                        "sections",
                        "language",
                        "direction",
                        "summary",
                        "bodyHtml",
                        "images",
                        "hiddenImages",
                        "related",
                        "sameStory",
                        "revision",
                        "path");
        assertThat(article.path("source").propertyNames()).containsExactlyInAnyOrder("id", "name");
        assertThat(article.path("publishedAt").isNull()).isTrue();
        assertThat(article.path("direction").asString()).isEqualTo("rtl");
        assertThat(article.path("images").get(0).propertyNames())
                .containsExactlyInAnyOrder("id", "caption", "credit", "width", "height");
        assertThat(article.path("related").get(0).propertyNames()).containsExactlyInAnyOrder("title", "url");
        assertThat(article.path("bodyHtml").asString()).contains("<figure>");
        assertThat(article.path("revision").asLong()).isEqualTo(1);
    }

    @Test
    void aListIsNewestFirstAndHasNoBodies() {
        List<JsonNode> items = items("?limit=100");

        assertThat(items).hasSize(COUNT).noneMatch(item -> item.has("bodyHtml"));
        assertThat(items.getFirst().path("id").asString()).isEqualTo(Entries.id(FIRST + COUNT - 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 24, 25, 100})
    void pagesJoinWithoutGapOrRepeat(int limit) {
        List<String> walked = new ArrayList<>();
        String next = "";
        do {
            JsonNode page =
                    service.get("/api/v1/articles?limit=" + limit + next).json();
            page.path("items").forEach(item -> walked.add(item.path("id").asString()));
            assertThat(page.has("next")).isTrue();
            next = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asString();
        } while (!next.isEmpty());

        assertThat(walked)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, COUNT)
                        .mapToObj(back -> Entries.id(FIRST + COUNT - back))
                        .toList());
    }

    @Test
    void aListIsNarrowedBySourceLanguageAndTime() {
        assertThat(items("?source=lematin&limit=100")).hasSize(5);
        assertThat(items("?lang=fr&limit=100")).hasSize(5);
        assertThat(items("?lang=ar&source=lematin")).isEmpty();
        assertThat(items("?from=2026-11-20T10:00:01Z&to=2026-11-20T10:00:03Z&limit=100"))
                .hasSize(6);
        assertThat(items("?from=2026-11-20&to=2026-11-20&limit=100")).hasSize(COUNT);
        assertThat(items("?from=2026-11-21")).isEmpty();
        assertThat(items("?source=nobody")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=101, limit",
        "limit=x, limit",
        "cursor=x, cursor",
        "cursor=MTo1OjAw, cursor",
        "from=yesterday, from",
        "to=2026-02-30, to",
        "from=2026-11-21&to=2026-11-20T00:00:00Z, from",
        "lang=%7B%24ne%3A1%7D, lang",
        "source=..%2Fx, source",
        "section=..., section",
        "author=%7B%7D, author",
        "q=gaza&cursor=MTo1OjAw, cursor",
        "sorce=alquds, sorce"
    })
    void aBadParameterIsNamedInAProblem(String query, String parameter) {
        Answer answer = service.get("/api/v1/articles?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:jarida:problem:invalid-request");
        assertThat(answer.json().path("parameter").asString()).isEqualTo(parameter);
        assertThat(answer.json().path("detail").asString()).contains(parameter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/articles/ffffffffffffffffffffffffffffffff",
                "/api/v1/articles/x",
                "/api/v1/articles/%7B%24ne%3A1%7D",
                "/api/v1/articles/FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF"
            })
    void whatIsNoArticleIsNotFound(String path) {
        Answer answer = service.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:jarida:problem:not-found");
    }

    @Test
    void aWithdrawnArticleIsGoneFromEverySurface() {
        String id = Entries.id(7901);
        Wire.publish(Entries.discovered(id, Entries.content("سيسحب")));
        await().atMost(SOON).until(() -> service.get("/api/v1/articles/" + id).status() == 200);

        Wire.publish(Entries.withdrawn(id, 2));
        await().atMost(SOON).until(() -> service.get("/api/v1/articles/" + id).status() == 410);

        JsonNode problem = service.get("/api/v1/articles/" + id).json();
        assertThat(problem.path("type").asString()).isEqualTo("urn:jarida:problem:gone");
        assertThat(problem.path("reason").asString()).isEqualTo("TAKEDOWN");
        assertThat(service.get("/api/v1/articles?limit=100").response().body()).doesNotContain(id);
        assertThat(service.get("/api/v1/headlines?limit=100").response().body()).doesNotContain(id);
    }

    @Test
    void aHiddenImageLeavesPageAndListAndComesBackAndNeitherRaisesTheRevision() {
        int number = FIRST + 3;
        String image = Entries.image(number);
        String etag = one(number).header("ETag");
        Wire.publish(
                new ImageHidden(image, false, CaseState.AUTO_HIDDEN, 1, 1, 0, "CONTRACT", ActorKind.RULE, null, AT));

        await().atMost(SOON).until(() -> one(number).json().path("hiddenImages").asInt() == 1);
        Answer hidden = one(number);
        assertThat(hidden.response().body()).doesNotContain(image);
        assertThat(hidden.json().path("images").size()).isZero();
        assertThat(hidden.json().path("revision").asLong()).isEqualTo(1);
        assertThat(hidden.header("ETag")).isNotEqualTo(etag);
        assertThat(service.get("/api/v1/articles?limit=100").response().body()).doesNotContain(image);

        Wire.publish(
                new ImageRestored(image, true, CaseState.RESTORED, 2, 2, 1, "HUMAN", ActorKind.MODERATOR, "خطأ", AT));
        await().atMost(SOON).until(() -> one(number).response().body().contains(image));
        assertThat(one(number).header("ETag")).isEqualTo(etag);
    }

    @Test
    void aPolicyActsOnWhatWasPublishedBeforeIt() {
        String id = Entries.id(7902);
        Wire.publish(
                source("changeable", 1, DisplayPolicy.FULL),
                Entries.discovered(id, Entries.content("changeable", "ar", "عنوان", AT.minusSeconds(99), 7902)));
        await().atMost(SOON)
                .until(() -> service.get("/api/v1/articles/" + id)
                        .json()
                        .path("bodyHtml")
                        .asString("")
                        .contains("نهاية"));

        Wire.publish(source("changeable", 2, DisplayPolicy.EXCERPT));
        await().atMost(SOON)
                .until(() -> service.get("/api/v1/articles/" + id)
                        .json()
                        .path("bodyHtml")
                        .asString()
                        .equals("<p>ملخص</p>"));

        Wire.publish(source("changeable", 3, DisplayPolicy.LINK));
        await().atMost(SOON)
                .until(() -> service.get("/api/v1/articles/" + id)
                        .json()
                        .path("summary")
                        .asString()
                        .isEmpty());
        JsonNode link = service.get("/api/v1/articles/" + id).json();
        assertThat(link.path("bodyHtml").asString()).isEmpty();
        assertThat(link.path("images").size()).isZero();
        assertThat(link.path("title").asString()).isEqualTo("عنوان");
        Wire.publish(Entries.withdrawn(id, 2));
        await().atMost(SOON).until(() -> service.get("/api/v1/articles/" + id).status() == 410);
    }

    @Test
    void theRemovalAloneIsEnoughToShowWhatItsSourcePublished() {
        String id = Entries.id(7903);
        Wire.publish(
                SourceEvents.removed("gone", 2, "جريدة توقفت", DisplayPolicy.FULL),
                Entries.discovered(id, Entries.content("gone", "ar", "عنوان", AT.minusSeconds(98))));

        await().atMost(SOON).untilAsserted(() -> {
            JsonNode article = service.get("/api/v1/articles/" + id).json();
            assertThat(article.path("source").path("name").asString("")).isEqualTo("جريدة توقفت");
            assertThat(article.path("bodyHtml").asString("")).contains("نهاية");
        });
        Wire.publish(Entries.withdrawn(id, 2));
        await().atMost(SOON).until(() -> service.get("/api/v1/articles/" + id).status() == 410);
    }

    @Test
    void everyVersionOfAnArticleCanBeReadUntilItIsWithdrawn() {
        String id = Entries.id(7904);
        String path = "/api/v1/articles/" + id + "/revisions";
        Wire.publish(
                Entries.discovered(id, Entries.content("alayyam", "ar", "قبل التعديل", AT.minusSeconds(97))),
                Entries.revised(id, 2, Entries.content("alayyam", "ar", "بعد التعديل", AT.minusSeconds(97))));
        await().atMost(SOON)
                .until(() -> service.get(path).status() == 200
                        && service.get(path).json().path("items").size() == 2);

        JsonNode items = service.get(path).json().path("items");
        assertThat(items.get(0).propertyNames()).containsExactlyInAnyOrder("revision", "title", "changedAt");
        assertThat(items.get(0).path("title").asString()).isEqualTo("بعد التعديل");
        assertThat(service.get(path + "/1").json().path("bodyHtml").asString()).contains("قبل التعديل");
        assertThat(service.get(path + "/9").status()).isEqualTo(404);

        Wire.publish(Entries.withdrawn(id, 3));
        await().atMost(SOON).until(() -> service.get(path).status() == 410);
        assertThat(service.get(path + "/1").status()).isEqualTo(410);
        assertThat(service.get(path).json().path("reason").asString()).isEqualTo("TAKEDOWN");
    }

    @Test
    void aListIsNarrowedBySectionAndAuthorInAnySpelling() {
        assertThat(items("?section=%D8%B3%D9%8A%D8%A7%D8%B3%D8%A9&limit=100")).hasSize(COUNT);
        assertThat(items("?section=%D8%B3%D9%90%D9%8A%D8%A7%D8%B3%D8%A9&source=lematin"))
                .hasSize(5);
        assertThat(items("?section=sport")).isEmpty();
        assertThat(items("?author=%D8%B3%D9%84%D9%85%D9%89-%D8%A7%D9%84%D8%A5%D8%AF%D8%B1%D9%8A%D8%B3%D9%8A&limit=100"))
                .hasSize(COUNT);
        assertThat(items("?author=nobody")).isEmpty();
    }

    @Test
    void headlinesAreTheNewestTitles() {
        Answer answer = service.get("/api/v1/headlines?limit=2");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("items").size()).isEqualTo(2);
        assertThat(answer.json().path("items").get(0).propertyNames())
                .containsExactlyInAnyOrder("id", "title", "source", "language", "direction", "href", "at");
        assertThat(service.get("/api/v1/headlines?limit=101").status()).isEqualTo(400);
    }

    @Test
    void anAnswerIsKeptShortlyAndAskedForAgainByItsEtag() {
        Answer answer = one(FIRST);

        assertThat(answer.header("Cache-Control")).contains("max-age=1", "public", "must-revalidate");
        String etag = answer.header("ETag");
        assertThat(etag).startsWith("W/\"");
        Answer again = service.get("/api/v1/articles/" + Entries.id(FIRST), "If-None-Match", etag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.response().body()).isEmpty();
    }

    @Test
    void withoutTheGatewaysTokenNobodyGetsAnywhere() {
        assertThat(RunningService.send(service.address("/api/v1/articles")).status())
                .isEqualTo(401);
        assertThat(RunningService.send(service.request("/api/v1/articles", "x.y.z"))
                        .status())
                .isEqualTo(401);
        assertThat(RunningService.send(service.request("/api/v1/articles", RunningService.forAnotherService()))
                        .status())
                .isEqualTo(401);
        assertThat(RunningService.send(
                                service.address("/api/v1/articles"),
                                "X-Jarida-Reader",
                                "1",
                                "X-Forwarded-For",
                                "10.0.0.1")
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator/health", "/actuator/env", "/internal", "/api/v1/moderation/cases", "/api/v2/articles"
            })
    void whatNoRuleNamesIsForbidden(String path) {
        assertThat(service.get(path).status()).isEqualTo(403);
    }

    @Test
    void headIsAnsweredAsGetWithoutABody() {
        Answer answer = RunningService.send(
                service.request("/api/v1/articles/" + Entries.id(FIRST), RunningService.reader(RunningService.READER))
                        .method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feeds/other.rss", "/sections/one/two"})
    void aRootThatServesNothingYetIsNotFoundRatherThanForbidden(String path) {
        Answer answer = service.get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("type").asString()).isEqualTo("urn:jarida:problem:not-found");
    }

    @Test
    void articlesCannotBeWrittenHere() {
        assertThat(service.post(
                                "/api/v1/articles",
                                RunningService.reader(RunningService.READER),
                                "application/json",
                                "{}")
                        .status())
                .isEqualTo(403);
        assertThat(RunningService.send(service.request(
                                        "/api/v1/articles/" + Entries.id(FIRST),
                                        RunningService.reader(RunningService.READER))
                                .PUT(BodyPublishers.ofString("{}")))
                        .status())
                .isEqualTo(403);
        assertThat(service.delete("/api/v1/articles/" + Entries.id(FIRST), RunningService.reader(RunningService.READER))
                        .status())
                .isEqualTo(403);
    }

    private static Answer one(int number) {
        return service.get("/api/v1/articles/" + Entries.id(number));
    }

    private static List<JsonNode> items(String query) {
        JsonNode items = service.get("/api/v1/articles" + query).json().path("items");
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    private static SourceChanged source(String id, long version, DisplayPolicy policy) {
        return SourceEvents.changed(id, version, "اسم " + id, policy);
    }
}
