package org.jarida.moderation.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jarida.moderation.RunningService;
import org.jarida.moderation.SharesService;
import org.jarida.moderation.casefile.Action;
import org.jarida.moderation.casefile.Acts;
import org.jarida.moderation.casefile.Moderation;
import org.jarida.moderation.statistics.Month;
import org.jarida.moderation.statistics.MonthStore;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SharesService
class TransparencyIT {

    /** Two months that are over, and something in the current one. */
    @BeforeAll
    static void start() {
        RunningService service = RunningService.shared();
        MonthStore months = service.bean(MonthStore.class);
        months.add(new Month(YearMonth.of(2020, 1), 1230, 41, 7, 5, 40, 5400L, 3, 1, 2));
        months.add(new Month(YearMonth.of(2020, 2), 0, 1, 0, 0, 0, null, 0, 0, 0));
        service.bean(Moderation.class).decide(Acts.image(0x9401), Action.CONFIRM, 0, "seen", "amina");
    }

    @Test
    void theCountsOfMonthsThatAreOverAreForEverybody() {
        HttpResponse<String> answer = get("/api/v1/transparency", "en");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=300, public");
        JsonNode months = JsonMapper.shared().readTree(answer.body()).get("months");
        JsonNode first = months.get(months.size() - 1);
        assertThat(first.get("month").asString()).isEqualTo("2020-01");
        assertThat(first.get("reports").asLong()).isEqualTo(1230);
        assertThat(first.get("hidesByRule").asLong()).isEqualTo(41);
        assertThat(first.get("medianSeconds").asLong()).isEqualTo(5400);
        assertThat(first.get("appealsOverturned").asLong()).isEqualTo(2);
        assertThat(months.get(months.size() - 2).get("medianSeconds").isNull()).isTrue();
        assertThat(answer.body()).doesNotContain(YearMonth.now(ZoneOffset.UTC).toString(), Acts.image(0x9401), "amina");
    }

    @ParameterizedTest
    @CsvSource({
        "ar, rtl, كيف تُراجع الصور هنا, حجبتها القاعدة, يناير 2020",
        "fr, ltr, Comment les images sont modérées ici, Masquées par règle, janvier 2020",
        "en, ltr, How images are moderated here, Hidden by rule, January 2020"
    })
    void thePageSaysTheSameInThreeLanguages(
            String language, String direction, String title, String column, String month) {
        HttpResponse<String> page = get("/transparency", language);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Vary")).hasValue("Accept-Language");
        assertThat(page.body())
                .contains("<html lang=\"" + language + "\" dir=\"" + direction + "\">", title, column)
                .contains(month, "<td>41</td>")
                .doesNotContain("<script", "style=", Acts.image(0x9401));
    }

    private static HttpResponse<String> get(String path, String language) {
        return Visits.get(path, Visits.stranger(), language);
    }
}
