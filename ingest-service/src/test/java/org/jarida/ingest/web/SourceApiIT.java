package org.jarida.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.SourceChanged;
import org.jarida.events.SourceDescription;
import org.jarida.events.SourceRemoved;
import org.jarida.events.Topics;
import org.jarida.events.kafka.EventCodec;
import org.jarida.ingest.RunningIngest;
import org.jarida.test.TestBroker;
import org.jarida.test.TopicProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every endpoint of this service: what it answers, and what it answers to bad input. */
class SourceApiIT {

    private static final String GOOD = "\"name\":\"جريدة\",\"feeds\":[{\"url\":\"http://127.0.0.1:9/none.xml\"}]";
    private static final String UNKNOWN_ARTICLE = "/api/v1/articles/" + "0".repeat(32);

    private static RunningIngest ingest;

    @BeforeAll
    static void start() {
        ingest = RunningIngest.start();
        ingest.editor("POST", "/api/v1/sources", "{\"id\":\"there\"," + GOOD + "}");
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @Test
    void aSourceLivesFromItsFirstVersionToItsRemoval() {
        var added = ingest.editor("POST", "/api/v1/sources", "{\"id\":\"life\"," + GOOD + "}");
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(added.headers().firstValue("Location")).contains("/api/v1/sources/life");
        assertThat(RunningIngest.json(added).get("policy").asString()).isEqualTo("EXCERPT");

        var changed = ingest.editor("PUT", "/api/v1/sources/life", "{\"policy\":\"FULL\"," + GOOD + "}");
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(RunningIngest.json(changed).get("policy").asString()).isEqualTo("FULL");

        assertThat(ingest.editor("DELETE", "/api/v1/sources/life", null).statusCode())
                .isEqualTo(204);
        assertThat(ingest.get("/api/v1/sources/life").statusCode()).isEqualTo(404);
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(versions("life")).contains("SourceRemoved 3"));
        assertThat(versions("life")).startsWith("Source");
        assertThat(removal("life").description())
                .returns("جريدة", SourceDescription::name)
                .returns(DisplayPolicy.FULL, SourceDescription::policy);

        await().atMost(Duration.ofSeconds(40))
                .until(() -> ingest.editor("POST", "/api/v1/sources", "{\"id\":\"life\"," + GOOD + "}")
                                .statusCode()
                        == 201);
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(versions("life")).endsWith("SourceChanged 4"));
    }

    @Test
    void anIdIsMadeFromTheNameAndNumberedOnAClash() {
        String body = "{\"name\":\"الاختبار\",\"feeds\":[{\"url\":\"http://127.0.0.1:9/none.xml\"}]}";
        String first = RunningIngest.json(ingest.editor("POST", "/api/v1/sources", body))
                .get("id")
                .asString();
        String second = RunningIngest.json(ingest.editor("POST", "/api/v1/sources", body))
                .get("id")
                .asString();

        assertThat(first).matches("[a-z0-9-]{1,64}");
        assertThat(second).isEqualTo(first + "-2");
    }

    @Test
    void onlyEditorsSeeHealth() {
        assertThat(RunningIngest.json(ingest.get("/api/v1/sources/there")).has("health"))
                .isFalse();
        assertThat(RunningIngest.json(ingest.get("/api/v1/sources"))
                        .get("items")
                        .get(0)
                        .has("health"))
                .isFalse();
        assertThat(RunningIngest.json(ingest.editor("GET", "/api/v1/sources/there", null))
                        .has("health"))
                .isTrue();
    }

    @Test
    void whatAnyoneSeesMayBeKeptForASecondAndWhatAnEditorSeesMayNot() {
        for (String path : List.of("/api/v1/sources?limit=1", "/api/v1/sources/there")) {
            var read = ingest.get(path);
            assertThat(read.headers().firstValue("Cache-Control")).hasValue("max-age=1, must-revalidate, public");
            String etag = read.headers().firstValue("ETag").orElseThrow();
            assertThat(etag).startsWith("W/\"");
            assertThat(ingest.get(path, "If-None-Match", etag).statusCode()).isEqualTo(304);

            var edited = ingest.editor("GET", path, null);
            assertThat(edited.headers().firstValue("Cache-Control")).hasValue("no-store, private");
            assertThat(edited.headers().firstValue("ETag")).isEmpty();
        }
        ingest.editor("POST", "/api/v1/sources", "{\"id\":\"named\"," + GOOD + "}");
        String before =
                ingest.get("/api/v1/sources/named").headers().firstValue("ETag").orElseThrow();
        ingest.editor("PUT", "/api/v1/sources/named", "{\"policy\":\"FULL\"," + GOOD + "}");
        assertThat(ingest.get("/api/v1/sources/named", "If-None-Match", before).statusCode())
                .isEqualTo(200);
    }

    @Test
    void pagesThroughTheList() {
        ingest.editor("POST", "/api/v1/sources", "{\"id\":\"aaa\"," + GOOD + "}");
        var first = RunningIngest.json(ingest.get("/api/v1/sources?limit=1"));
        assertThat(first.get("items").get(0).get("id").asString()).isEqualTo("aaa");
        var second = RunningIngest.json(
                ingest.get("/api/v1/sources?limit=1&cursor=" + first.get("next").asString()));
        assertThat(second.get("items").get(0).get("id").asString()).isGreaterThan("aaa");
    }

    @ParameterizedTest
    @CsvSource({"cursor=!!, cursor", "cursor=import, cursor", "limit=0, limit", "limit=many, limit", "limt=1, limt"})
    void aListIsNotAnsweredToAQuestionThatItDoesNotKnow(String query, String parameter) {
        var refused = ingest.get("/api/v1/sources?" + query);

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(RunningIngest.json(refused).get("parameter").asString()).isEqualTo(parameter);
    }

    @Test
    void aMisspeltFieldAndAnUnknownLanguageAreNamed() {
        var misspelt = ingest.editor("POST", "/api/v1/sources", "{\"id\":\"odd\",\"polcy\":\"FULL\"," + GOOD + "}");
        assertThat(misspelt.statusCode()).isEqualTo(400);
        assertThat(RunningIngest.json(misspelt).get("parameter").asString()).isEqualTo("polcy");
        assertThat(RunningIngest.json(misspelt).get("detail").asString()).contains("policy");
        var feed = ingest.editor(
                "POST",
                "/api/v1/sources",
                "{\"name\":\"x\",\"feeds\":[{\"url\":\"http://127.0.0.1:9/n.xml\",\"knd\":\"FEED\"}]}");
        assertThat(RunningIngest.json(feed).get("parameter").asString()).isEqualTo("feeds[0].knd");

        var unknown = ingest.editor(
                "POST",
                "/api/v1/sources",
                "{\"name\":\"x\",\"language\":\"xx\",\"feeds\":[{\"url\":\"http://127.0.0.1:9/none.xml\"}]}");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(RunningIngest.json(unknown).get("errors").get(0).get("field").asString())
                .isEqualTo("language");
        assertThat(ingest.get("/api/v1/sources/odd").statusCode()).isEqualTo(404);
    }

    @Test
    void aPausedSourceIsNotPolledUntilItResumes() {
        ingest.editor("POST", "/api/v1/sources", "{\"id\":\"resting\"," + GOOD + "}");
        assertThat(ingest.editor("POST", "/api/v1/sources/resting/pause", null).statusCode())
                .isEqualTo(202);
        assertThat(RunningIngest.json(ingest.editor("GET", "/api/v1/sources/resting", null))
                        .get("paused")
                        .asBoolean())
                .isTrue();
        assertThat(ingest.editor("POST", "/api/v1/sources/resting/poll", null).statusCode())
                .isEqualTo(409);
        assertThat(ingest.editor("POST", "/api/v1/sources/resting/resume", null).statusCode())
                .isEqualTo(202);
        assertThat(ingest.editor("POST", "/api/v1/sources/resting/poll", null).statusCode())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /api/v1/sources | {nonsense | 400",
                "POST | /api/v1/sources | [] | 400",
                "POST | /api/v1/sources | {} | 400",
                "POST | /api/v1/sources | {'id':'there',GOOD} | 409",
                "POST | /api/v1/sources | {'id':'import',GOOD} | 400",
                "POST | /api/v1/sources | {'policy':'NO',GOOD} | 400",
                "PUT | /api/v1/sources/there | {} | 400",
                "PUT | /api/v1/sources/there | {'id':'other',GOOD} | 400",
                "PUT | /api/v1/sources/nobody | {GOOD} | 404",
                "PATCH | /api/v1/sources/there | {} | 405",
                "DELETE | /api/v1/sources/nobody | | 404",
                "DELETE | /api/v1/sources/there?articles=burn | | 400",
                "POST | /api/v1/sources/nobody/poll | | 404",
                "POST | /api/v1/sources/nobody/pause | | 404",
                "POST | /api/v1/sources/nobody/resume | | 404",
                "POST | /api/v1/sources/nobody/republish | | 404",
                "POST | /api/v1/sources/there/explode | | 404",
                "GET | /api/v1/sources/nobody | | 404",
                "GET | /api/v1/sources?limit=0 | | 400",
                "GET | /api/v1/sources?limit=many | | 400",
                "DELETE | ARTICLE | | 400",
                "DELETE | ARTICLE | {'reason':' '} | 400",
                "DELETE | ARTICLE | {'reason':'x'} | 404",
                "DELETE | /api/v1/articles/nonsense | {'reason':'x'} | 404",
                "POST | ARTICLE/reinstate | | 404",
                "POST | ARTICLE/replay | | 404",
                "POST | /api/v1/articles/nonsense/replay | | 404",
                "POST | /api/v1/sources/nobody/replay | | 404",
                "POST | /api/v1/articles/nonsense/reinstate | | 404",
                "POST | /api/v1/preview/feed | no feed | 422",
                "GET | /images/nonsense | | 404",
                "GET | /images/0000000000000000000000000000000000000000000000000000000000000000 | | 404",
                "GET | /images/0000000000000000000000000000000000000000000000000000000000000000?w=5 | | 400",
                "GET | /images/0000000000000000000000000000000000000000000000000000000000000000?review | | 403",
                "GET | /nowhere | | 403"
            })
    void badInputGetsAProblemDetail(String method, String path, String body, int status) {
        HttpResponse<byte[]> response = ingest.editor(
                method,
                path.replace("ARTICLE", UNKNOWN_ARTICLE),
                body == null ? null : body.replace("GOOD", GOOD).replace('\'', '"'));

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(RunningIngest.json(response).get("status").asInt()).isEqualTo(status);
        assertThat(RunningIngest.json(response).get("detail").asString()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/sources",
        "PUT, /api/v1/sources/there",
        "DELETE, /api/v1/sources/there",
        "POST, /api/v1/sources/there/poll",
        "POST, /api/v1/sources/there/republish",
        "POST, /api/v1/preview/feed",
        "POST, /api/v1/preview/article",
        "POST, /api/v1/preview/discover",
        "POST, /api/v1/preview/source",
        "POST, /api/v1/sources/import",
        "GET, /api/v1/sources/export",
        "DELETE, /api/v1/articles/00000000000000000000000000000000",
        "POST, /api/v1/articles/00000000000000000000000000000000/reinstate",
        "POST, /api/v1/articles/00000000000000000000000000000000/replay",
        "POST, /api/v1/sources/there/replay",
        "GET, /admin/sources"
    })
    void whatIsForEditorsIsForEditorsOnly(String method, String path) {
        assertThat(ingest.send(method, path, "{}", RunningIngest.reader()).statusCode())
                .isEqualTo(403);
        assertThat(ingest.send(method, path, "{}", RunningIngest.staff("MODERATOR"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(ingest.send(method, path, "{}", null).statusCode()).isEqualTo(401);
    }

    private static SourceRemoved removal(String sourceId) {
        return new TopicProbe(TestBroker.bootstrapServers(), Topics.SOURCES.name())
                .messages().stream()
                        .flatMap(message -> EventCodec.decode(Topics.SOURCES, message).stream())
                        .filter(event ->
                                event instanceof SourceRemoved && event.key().equals(sourceId))
                        .map(SourceRemoved.class::cast)
                        .findFirst()
                        .orElseThrow();
    }

    private static String versions(String sourceId) {
        StringBuilder versions = new StringBuilder();
        for (var message : new TopicProbe(TestBroker.bootstrapServers(), Topics.SOURCES.name()).messages()) {
            EventCodec.decode(Topics.SOURCES, message)
                    .filter(event -> event.key().equals(sourceId))
                    .ifPresent(event -> versions.append(versions.isEmpty() ? "" : ", ")
                            .append(event.getClass().getSimpleName())
                            .append(' ')
                            .append(
                                    switch (event) {
                                        case SourceChanged changed -> changed.version();
                                        case SourceRemoved removed -> removed.version();
                                        default -> throw new IllegalStateException();
                                    }));
        }
        return versions.toString();
    }
}
