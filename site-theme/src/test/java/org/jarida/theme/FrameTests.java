package org.jarida.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FrameTests {

    @ParameterizedTest
    @EnumSource
    void everyAboutPageSpeaksEveryLanguage(AboutPage about) {
        for (UiLanguage language : UiLanguage.values()) {
            Document page = Jsoup.parse(about.render(language, "https://jarida.example", null));
            assertThat(page.selectFirst("h1").text()).isNotBlank();
            assertThat(page.select(".prose p")).hasSizeGreaterThan(1);
            assertThat(page.selectFirst("link[rel=canonical]").attr("href"))
                    .isEqualTo("https://jarida.example" + about.path());
            assertThat(AboutPage.at(about.path())).contains(about);
        }
    }

    @Test
    void everyParagraphOfTheAboutPagesIsShown() {
        long paragraphs = MessageBundle.house().keys().stream()
                .filter(key -> key.matches("about\\..*\\.\\d"))
                .count();
        assertThat(Arrays.stream(AboutPage.values())
                        .map(about -> Jsoup.parse(about.render(UiLanguage.AR, "https://jarida.example", null)))
                        .mapToLong(page -> page.select(".prose p").size())
                        .sum())
                .isEqualTo(paragraphs);
    }

    @ParameterizedTest
    @CsvSource({
        "AR, لم يحدد مشغّل هذا الموقع عنوانا للاتصال به.",
        "FR, L’exploitant de ce site n’a pas indiqué d’adresse.",
        "EN, Whoever runs this site has set no address to write to."
    })
    void whereToWriteIsSaidToThoseWhoAreAskedToWrite(UiLanguage language, String none) {
        for (AboutPage about : List.of(AboutPage.RIGHTS, AboutPage.CONTACT)) {
            Document page = Jsoup.parse(about.render(language, "https://jarida.example", "desk@jarida.example"));
            assertThat(page.select(".contact a").attr("href")).isEqualTo("mailto:desk@jarida.example");
            Document without = Jsoup.parse(about.render(language, "https://jarida.example", null));
            assertThat(without.select(".contact").text()).isEqualTo(none);
        }
        assertThat(Jsoup.parse(AboutPage.PRIVACY.render(language, "https://jarida.example", "desk@jarida.example"))
                        .select(".contact"))
                .isEmpty();
    }

    @Test
    void theLayoutHasNoInlineScriptOrStyleAndLoadsOnlyOwnFiles() {
        Document page = Jsoup.parse(AboutPage.ABOUT.render(UiLanguage.AR, "https://jarida.example", null));
        assertThat(page.select("style, [style], script:not([src]), [onclick], [onload]"))
                .isEmpty();
        assertThat(page.select("link[rel=stylesheet], link[rel=icon], link[rel=preload]")
                        .eachAttr("href"))
                .hasSize(3)
                .allSatisfy(href -> assertThat(Assets.instance().find(href)).isPresent());
    }

    @Test
    void theLanguageSwitchKeepsThePagesOwnQuery() {
        Frame frame = Frame.of(UiLanguage.AR, "/sources/alquds?before=x", "t");
        assertThat(frame.pathIn(UiLanguage.FR)).isEqualTo("/sources/alquds?before=x&ui=fr");
        assertThat(frame.isUnder("/sources")).isTrue();
        assertThat(frame.isUnder("/")).isFalse();
    }

    @Test
    void headlinesOfTheTickerKeepTheirOwnDirectionAndStayText() {
        Frame frame = Frame.of(UiLanguage.AR, "/", "x")
                .withTicker(List.of(new Frame.Headline("<b>Une</b> \"nouvelle\"", "/articles/1", "fr", "ltr")));
        Document page =
                Jsoup.parse(SitePages.ofTheHouse().render(frame, "error.jte", new ErrorPages.Problem(404, "t", "x")));
        var headline = page.selectFirst(".ticker-list a");
        assertThat(headline.text()).isEqualTo("<b>Une</b> \"nouvelle\"");
        assertThat(headline.attr("dir")).isEqualTo("ltr");
        assertThat(page.select("script[src*=ticker]")).hasSize(1);
    }
}
