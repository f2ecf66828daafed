package org.jarida.moderation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jarida.moderation.RunningService;
import org.jarida.moderation.article.ShowingArticle;
import org.jarida.moderation.article.ShowingArticleStore;
import org.jarida.moderation.casefile.Action;
import org.jarida.moderation.casefile.Acts;
import org.jarida.moderation.casefile.HideLog;
import org.jarida.moderation.casefile.Moderation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatementIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String API = "/api/v1/moderation/statements";
    private static final String REPORTED = Acts.image(0x9101);
    private static final String ORDERED = Acts.image(0x9102);

    private static RunningService service;
    private static HttpClient http;

    /** An image hidden by rule, confirmed and shown again; and one hidden by order. */
    @BeforeAll
    static void start() {
        service = RunningService.start("jarida.moderation.statements.settle=0s");
        http = HttpClient.newHttpClient();
        service.bean(ShowingArticleStore.class)
                .put(List.of(new ShowingArticle(
                        "%032x".formatted(0x9101),
                        1,
                        "Harbour opens",
                        "coast-daily",
                        List.of(REPORTED),
                        Instant.parse("2026-02-03T04:05:06Z"))));
        IntStream.rangeClosed(1, 3).forEach(reader -> service.report(REPORTED, reader));
        HideLog hides = service.bean(HideLog.class);
        await().atMost(Duration.ofSeconds(40))
                .until(() -> hides.latestHide(REPORTED).isPresent());
        Moderation moderation = service.bean(Moderation.class);
        moderation.decide(REPORTED, Action.CONFIRM, 1, "said Karim of Sweet Street", "amina");
        moderation.decide(REPORTED, Action.RESTORE, 2, "it was a mistake of Karim", "amina");
        moderation.decide(ORDERED, Action.LEGAL, 0, "file of Karim", "amina");
    }

    @AfterAll
    static void stop() {
        http.close();
        service.close();
    }

    @Test
    void everyHideHasOneStatementThatMayBePostedAsItIs() {
        JsonNode batch = JSON.readTree(get(API).body());

        List<String> puids = new ArrayList<>();
        batch.get("statements").forEach(each -> puids.add(each.get("puid").asString()));
        assertThat(puids).containsExactly(REPORTED + "-1-1", REPORTED + "-1-2", ORDERED + "-1-1");
        JsonNode first = batch.get("statements").get(0);
        assertThat(first.get("category").asString()).isEqualTo("STATEMENT_CATEGORY_VIOLENCE");
        assertThat(first.get("content_date").asString()).isEqualTo("2026-02-03");
        assertThat(first.get("automated_decision").asString()).isEqualTo("AUTOMATED_DECISION_FULLY");
        assertThat(first.get("end_date_visibility_restriction").asString())
                .isEqualTo(first.get("application_date").asString());
        assertThat(batch.get("statements").get(2).has("end_date_visibility_restriction"))
                .isFalse();
        assertThat(batch.toString()).doesNotContain("amina", "Karim", "mistake", Acts.reader(1), Acts.network(1));
    }

    @Test
    void batchesFollowOneAnotherWithoutGapOrRepetition() {
        List<String> puids = new ArrayList<>();
        String address = API + "?limit=1";
        for (int batch = 0; batch < 3; batch++) {
            JsonNode answer = JSON.readTree(get(address).body());
            assertThat(answer.get("statements")).hasSize(1);
            puids.add(answer.get("statements").get(0).get("puid").asString());
            address = API + "?limit=1&after=" + answer.get("next").asString();
        }
        JsonNode end = JSON.readTree(get(address).body());

        assertThat(puids).containsExactly(REPORTED + "-1-1", REPORTED + "-1-2", ORDERED + "-1-1");
        assertThat(end.get("statements")).isEmpty();
        assertThat(address).endsWith("=" + end.get("next").asString());
    }

    @Test
    void badInputIsAProblem() {
        for (String query : List.of("?limit=0", "?limit=101", "?limit=x", "?after=x", "?after=%25", "?after=")) {
            HttpResponse<String> answer = get(API + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith("application/problem+json");
        }
    }

    @Test
    void othersThanModeratorsAreRefused() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + API))
                .header("Authorization", "Bearer " + service.tokens().staff("moderation-service", "ed", "EDITOR"))
                .build();

        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(403);
    }

    private static HttpResponse<String> get(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("Authorization", "Bearer " + service.tokens().staff("moderation-service", "amina", "MODERATOR"))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
