package org.jarida.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jarida.article.RunningService.Answer;
import org.jarida.article.article.Entries;
import org.jarida.article.source.SourceEvents;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.ImageHidden;
import org.jarida.test.TestBroker;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Search over HTTP, from an entry on its topic to what a reader finds. */
class SearchIT {

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final int FIRST = 11_000;
    private static final int COUNT = 12;

    @TempDir
    private static Path directory;

    private static RunningService service;

    @BeforeAll
    static void publishSomeNews() {
        Wire.declareTopics(TestBroker.bootstrapServers());
        service = RunningService.start(Map.of("jarida.search.directory", directory.toString()));
        Wire.publish(
                SourceEvents.changed("atlas", 1, "جريدة الأطلس", DisplayPolicy.FULL),
                SourceEvents.changed("courrier", 1, "Le Courrier", DisplayPolicy.FULL));
        for (int number = FIRST; number < FIRST + COUNT; number++) {
            boolean french = number % 4 == 0;
            Wire.publish(Entries.discovered(
                    Entries.id(number),
                    Entries.content(
                            french ? "courrier" : "atlas",
                            french ? "fr" : "ar",
                            french ? "Les dromadaires traversent " + number : "الهجانة يعبرون <الصحراء> " + number,
                            AT.minusSeconds(number - FIRST),
                            number)));
        }
        await().atMost(SOON)
                .until(() -> found("هجانة&limit=100").size() == COUNT - 3
                        && found("dromadaire").size() == 3);
        await().atMost(SOON).until(() -> found("source:الاطلس&limit=100").size() == COUNT - 3);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void whatIsFoundHasTheShapeOfAListAndSafeHighlights() {
        Answer answer = search("هجانة صحراء&limit=2");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("max-age=1");
        JsonNode page = answer.json();
        assertThat(page.propertyNames()).containsExactlyInAnyOrder("items", "next", "total", "complete");
        assertThat(page.path("total").asLong()).isEqualTo(COUNT - 3);
        assertThat(page.path("complete").asBoolean()).isTrue();
        JsonNode first = page.path("items").get(0);
        assertThat(first.has("bodyHtml")).isFalse();
        assertThat(first.path("highlight").path("title").asString())
                .startsWith("<mark>الهجانة</mark> يعبرون &lt;<mark>الصحراء</mark>&gt; ");
        assertThat(first.path("highlight").path("text").asString()).doesNotContain("<p>");
    }

    @Test
    void aListHasNoneOfIt() {
        JsonNode page = service.get("/api/v1/articles?q=").json();

        assertThat(page.propertyNames()).containsExactlyInAnyOrder("items", "next");
        assertThat(page.path("items").get(0).has("highlight")).isFalse();
    }

    @Test
    void anArticleNamesTheOthersOnTheSameEventAsLongAsTheyAreThere() {
        String first = Entries.id(FIRST + 700);
        String second = Entries.id(FIRST + 701);
        Wire.publish(
                Entries.discovered(
                        first, Entries.content("atlas", "ar", "زلزال خفيف يهز مدينة الرمال فجرا", AT.minusSeconds(9))),
                Entries.discovered(
                        second, Entries.content("courrier", "ar", "مدينة الرمال تستيقظ فجرا على زلزال خفيف", AT)));

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(sameStory(second).findValuesAsString("id")).contains(first));
        assertThat(sameStory(first).get(0).propertyNames())
                .containsExactlyInAnyOrder("id", "title", "source", "publishedAt", "path");
        assertThat(page(first)).contains("/articles/" + second);
        assertThat(service.get("/api/v1/articles/" + first + "/revisions/1")
                        .json()
                        .has("sameStory"))
                .isFalse();

        Wire.publish(Entries.withdrawn(second, 2));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sameStory(first).size()).isZero());
        // the ticker of a moment ago may still name it
        await().atMost(SOON).untilAsserted(() -> assertThat(page(first)).doesNotContain(second));
    }

    private static String page(String id) {
        return service.get("/articles/" + id, "Accept", "text/html").response().body();
    }

    private static JsonNode sameStory(String id) {
        return service.get("/api/v1/articles/" + id).json().path("sameStory");
    }

    @Test
    void pagesJoin() {
        List<String> walked = new ArrayList<>();
        String next = "";
        do {
            JsonNode page = search("هجانة&limit=4" + next).json();
            page.path("items").forEach(item -> walked.add(item.path("id").asString()));
            next = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asString();
        } while (!next.isEmpty());

        assertThat(walked).hasSize(COUNT - 3).doesNotHaveDuplicates();
    }

    @Test
    void parametersAndOperatorsNarrow() {
        assertThat(found("يعبرون OR traversent&source=courrier")).hasSize(3);
        assertThat(found("يعبرون OR traversent lang:fr")).hasSize(3);
        assertThat(found("يعبرون&to=2026-11-19")).isEmpty();
        assertThat(found("يعبرون&from=2026-11-20&to=2026-11-20&limit=100")).hasSize(COUNT - 3);
        assertThat(found("\"traversent " + (FIRST + 4) + "\"")).hasSize(1);
        assertThat(found("author:الإدريسي هجانة&limit=100")).hasSize(COUNT - 3);
    }

    @Test
    void whatIsHiddenWithdrawnOrOnlyLinkedIsSoInWhatIsFound() {
        int number = 11_500;
        String id = Entries.id(number);
        Wire.publish(
                SourceEvents.changed("strict", 1, "صارمة", DisplayPolicy.FULL),
                Entries.discovered(id, Entries.content("strict", "ar", "زرافة في المدينة", AT, number)));
        await().atMost(SOON).until(() -> found("زرافة").size() == 1);
        assertThat(found("زرافة").getFirst().path("images").size()).isEqualTo(1);

        Wire.publish(new ImageHidden(
                Entries.image(number), false, CaseState.AUTO_HIDDEN, 1, 1, 0, "CONTRACT", ActorKind.RULE, null, AT));
        await().atMost(SOON)
                .until(() -> found("زرافة").getFirst().path("images").size() == 0);

        Wire.publish(SourceEvents.changed("strict", 2, "صارمة", DisplayPolicy.LINK));
        await().atMost(SOON)
                .until(() ->
                        found("زرافة").getFirst().path("summary").asString().isEmpty());
        JsonNode link = found("زرافة نهاية").getFirst();
        assertThat(link.path("highlight").path("text").asString()).isEmpty();

        Wire.publish(Entries.withdrawn(id, 2));
        await().atMost(SOON).until(() -> found("زرافة").isEmpty());
        await().atMost(SOON).until(() -> search("زرافة").json().path("total").asLong() == 0);
    }

    @Test
    void facetsAndSuggestionsStandBeside() {
        JsonNode facets = service.get("/api/v1/search/facets?q=" + encoded("يعبرون OR traversent"))
                .json();

        assertThat(facets.path("total").asLong()).isEqualTo(COUNT);
        assertThat(facets.path("sources").get(0).path("name").asString()).isEqualTo("جريدة الأطلس");
        assertThat(facets.path("sources").get(1).path("count").asLong()).isEqualTo(3);
        assertThat(facets.path("languages").get(0).path("language").asString()).isEqualTo("ar");
        assertThat(facets.path("days").get(0).path("day").asString()).isEqualTo("2026-11-20");
        assertThat(service.get("/api/v1/search/suggestions?q=drom").json().path("items"))
                .extracting(item -> item.path("text").asString())
                .containsExactly("dromadaires");
        assertThat(service.get("/api/v1/search/suggestions")
                        .json()
                        .path("items")
                        .size())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/articles?q=a&cursor=MTo1OjAw, cursor",
        "/api/v1/search/facets, q",
        "/api/v1/search/facets?q=a&limit=3, limit",
        "/api/v1/search/suggestions?q=a&limit=21, limit",
        "/api/v1/search/suggestions?query=a, query"
    })
    void aBadParameterIsNamedInAProblem(String path, String parameter) {
        Answer answer = service.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("parameter").asString()).isEqualTo(parameter);
    }

    @Test
    void aQuestionThatIsTooLongIsRefused() {
        assertThat(search("a".repeat(301)).status()).isEqualTo(400);
        assertThat(search("\"-:OR ".repeat(50)).status()).isEqualTo(200);
    }

    @Test
    void itsMetersTellHowItStands() {
        assertThat(service.meters())
                .contains("jarida_search_complete 1.0")
                .contains("jarida_search_behind ")
                .contains("jarida_search_articles ")
                .contains("jarida_search_rebuilds_total 1.0")
                .contains("jarida_search_commit_age_seconds ");
    }

    @Test
    void aSecondReplicaBuildsItsOwnAndOneThatStartsAgainGoesOn() {
        Map<String, String> same = Map.of("jarida.search.directory", directory.toString());
        try (RunningService second = RunningService.start(same)) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(second.meters())
                            .contains("jarida_search_complete 1.0")
                            .contains("jarida_search_rebuilds_total 1.0"));
        }
        try (RunningService again = RunningService.start(same)) {
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(again.meters())
                            .contains("jarida_search_complete 1.0")
                            .contains("jarida_search_rebuilds_total 0.0"));
        }
    }

    private static List<JsonNode> found(String query) {
        return StreamSupport.stream(search(query).json().path("items").spliterator(), false)
                .toList();
    }

    /** @param query what is searched for, and behind a {@code &} more parameters */
    private static Answer search(String query) {
        int end = query.indexOf('&');
        return service.get("/api/v1/articles?q="
                + (end < 0 ? encoded(query) : encoded(query.substring(0, end)) + query.substring(end)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
