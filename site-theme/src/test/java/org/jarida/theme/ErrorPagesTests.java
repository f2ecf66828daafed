package org.jarida.theme;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorPagesTests {

    @ParameterizedTest
    @EnumSource
    void everyLanguageHasItsOwnWordsAndDirection(UiLanguage language) {
        var page = Jsoup.parse(ErrorPages.render(410, language, "/articles/abc"));
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo(language.tag());
        assertThat(page.selectFirst("html").attr("dir")).isEqualTo(language.direction());
        assertThat(page.selectFirst("h1").text())
                .isEqualTo(MessageBundle.house().in(language).text("error.410.title"));
        assertThat(page.select(".languages a").eachAttr("href"))
                .hasSize(2)
                .allMatch(href -> href.startsWith("/articles/abc?ui="));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 410, 418, 429, 500, 502, 503})
    void everyStatusHasAPage(int status) {
        var page = Jsoup.parse(ErrorPages.render(status, UiLanguage.FR, "/x"));
        assertThat(page.selectFirst(".notice-number").text()).isEqualTo(String.valueOf(status));
        assertThat(page.selectFirst("h1").text()).isNotBlank();
        assertThat(page.selectFirst("meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    @Test
    void aHostilePathStaysText() {
        String html = ErrorPages.render(404, UiLanguage.EN, "/\"><script>alert(1)</script>");
        assertThat(Jsoup.parse(html).select("script")).isEmpty();
        assertThat(html).doesNotContain("<script>alert");
    }
}
