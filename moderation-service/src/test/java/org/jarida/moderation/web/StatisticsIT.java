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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.jarida.events.CaseState;
import org.jarida.moderation.RunningService;
import org.jarida.moderation.article.ShowingArticle;
import org.jarida.moderation.article.ShowingArticleStore;
import org.jarida.moderation.casefile.Action;
import org.jarida.moderation.casefile.Acts;
import org.jarida.moderation.casefile.CaseStore;
import org.jarida.moderation.casefile.Moderation;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class StatisticsIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String API = "/api/v1/moderation/statistics";
    private static final String SOURCE = "coast-daily";
    private static final String SHOWN = Acts.image(0x8801);
    private static final String CONFIRMED = Acts.image(0x8802);

    private static RunningService service;
    private static HttpClient http;

    /** Two images hidden by rule, one of them shown again, one not; and one hidden by a person alone. */
    @BeforeAll
    static void start() {
        service = RunningService.start();
        http = HttpClient.newHttpClient();
        service.bean(ShowingArticleStore.class)
                .put(List.of(new ShowingArticle(
                        "%032x".formatted(0x8801), 1, "Harbour opens", SOURCE, List.of(SHOWN), Instant.now())));
        IntStream.rangeClosed(1, 3).forEach(reader -> {
            service.report(SHOWN, reader);
            service.report(CONFIRMED, reader);
        });
        await().atMost(Duration.ofSeconds(40)).until(() -> isHidden(SHOWN) && isHidden(CONFIRMED));
        Moderation moderation = service.bean(Moderation.class);
        moderation.decide(SHOWN, Action.RESTORE, 1, "fine", "amina");
        moderation.decide(CONFIRMED, Action.CONFIRM, 1, "not fine", "amina");
        moderation.decide(Acts.image(0x8803), Action.LEGAL, 0, "order", "amina");
    }

    private static boolean isHidden(String image) {
        return service.bean(CaseStore.class)
                .find(image)
                .filter(found -> found.state() == CaseState.AUTO_HIDDEN && !found.isPending())
                .isPresent();
    }

    @AfterAll
    static void stop() {
        http.close();
        service.close();
    }

    @Test
    void everythingIsCountedInAllByDayAndBySource() {
        JsonNode statistics = JSON.readTree(get(API + "?days=7", "en").body());

        assertThat(statistics.get("days").asInt()).isEqualTo(7);
        assertThat(statistics.get("perDay")).hasSize(7);
        JsonNode total = statistics.get("total");
        assertThat(total.get("reports").asLong()).isEqualTo(6);
        assertThat(total.get("hides").asLong()).isEqualTo(3);
        assertThat(total.get("reviews").asLong()).isEqualTo(2);
        assertThat(total.get("overturned").asLong()).isEqualTo(1);
        assertThat(total.get("overturnRate").asDouble()).isEqualTo(0.5);
        assertThat(total.get("medianSeconds").asLong()).isBetween(0L, 60L);
        JsonNode today = statistics.get("perDay").get(6);
        assertThat(today.get("day").asString())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).toString());
        assertThat(today.get("figures")).isEqualTo(total);
        assertThat(statistics.get("perDay").get(0).get("figures").get("reports").asLong())
                .isZero();
        assertThat(statistics.get("perSource")).hasSize(1);
        JsonNode source = statistics.get("perSource").get(0);
        assertThat(source.get("source").get("id").asString()).isEqualTo(SOURCE);
        assertThat(source.get("figures").get("reports").asLong()).isEqualTo(3);
        assertThat(source.get("figures").get("overturnRate").asDouble()).isEqualTo(1.0);
        assertThat(statistics.toString()).doesNotContain("amina", Acts.reader(1));
    }

    @Test
    void thePageDrawsThemAndSaysThemInWords() {
        String page = get("/moderation/statistics", "en").body();

        assertThat(page)
                .contains("aria-label=\"Reports per day, from ", "most 6 on ")
                .contains("<rect ", "<title>")
                .contains("50%")
                .contains(SOURCE)
                .doesNotContain("style=", "amina");
        assertThat(get("/moderation/statistics?days=90", "ar").body())
                .contains("dir=\"rtl\"", "إحصاءات المراجعة", "البلاغات في اليوم");
        assertThat(get("/moderation/statistics", "fr").body()).contains("Taux d’annulation");
    }

    @Test
    void badDaysAreRefused() {
        for (String days : new String[] {"0", "91", "-1", "many", ""}) {
            String query = "?days=" + days;
            int expected = days.isEmpty() ? 200 : 400;
            assertThat(get(API + query, "en").statusCode()).as(query).isEqualTo(expected);
            assertThat(get("/moderation/statistics" + query, "en").statusCode())
                    .as(query)
                    .isEqualTo(expected);
        }
    }

    private static HttpResponse<String> get(String path, String language) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.url() + path))
                .header("Authorization", "Bearer " + service.tokens().staff("moderation-service", "amina", "MODERATOR"))
                .header("Accept-Language", language)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
