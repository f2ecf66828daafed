package org.jarida.endtoend.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.jarida.endtoend.journey.Shown;
import org.jarida.endtoend.journey.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** What readers do in each language, with the scripts of the pages. */
@Tag("browser")
@ExtendWith(FilledSite.Resolver.class)
class ReadersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private static FilledSite site;
    private static SiteBrowser browser;
    private static List<Shown> pictures;

    @BeforeAll
    static void open(FilledSite filled) {
        site = filled;
        pictures = Shown.of(filled.jarida().newspaper(), filled.jarida().admin(), "readers", Language.values().length);
        browser = new SiteBrowser(filled.jarida().jarida().url());
        browser.chromium().screen(390);
        browser.chromium().prefer("light", "no-preference");
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @AfterEach
    void nothingWasComplainedOf() {
        assertThat(browser.chromium().complaints()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aReportIsSentRememberedAndTakenBack(Language language) {
        Shown shown = pictures.get(language.ordinal());
        String picture = "#image-" + shown.imageId();
        browser.go("/articles/" + shown.articleId(), language);
        browser.click(picture + " .report summary");
        new Select(browser.see(picture + " [name=reason]")).selectByValue("VIOLENCE");
        browser.click(picture + " .report [type=submit]");
        awaitThanks(picture, true);
        await().atMost(PATIENCE).until(() -> reporters(shown) == 1);

        browser.go("/articles/" + shown.articleId());
        awaitThanks(picture, true);
        browser.click(picture + " .thanks button");
        awaitThanks(picture, false);
        await().atMost(PATIENCE).until(() -> reporters(shown) == 0);
        browser.go("/articles/" + shown.articleId());
        awaitThanks(picture, false);
    }

    private static void awaitThanks(String picture, boolean shown) {
        WebElement thanks = browser.see(picture + " .thanks");
        await().atMost(PATIENCE).until(() -> thanks.isDisplayed() == shown);
    }

    private static int reporters(Shown shown) {
        Visitor admin = site.jarida().admin();
        return admin.get("/api/v1/moderation/cases/" + shown.imageId())
                .json()
                .path("distinctReporters")
                .asInt(0);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void whatIsTypedIsCompletedAndFound(Language language) {
        browser.go("/search", language);
        browser.type("#q", "المدي");
        await().atMost(PATIENCE)
                .until(() -> Boolean.TRUE.equals(browser.chromium()
                        .executeScript("return document.querySelectorAll('#suggestions option').length > 0")));
        browser.see("#q").sendKeys("نة", Keys.ENTER);
        assertThat(browser.see(".rows mark").isDisplayed()).isTrue();
        assertThat(browser.see("html").getDomAttribute("lang")).isEqualTo(language.tag());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theLanguageIsChangedOnThePageAndStays(Language language) {
        Language other = Language.values()[(language.ordinal() + 1) % Language.values().length];
        String article = site.articleOf(PortPapers.HARBOUR, PortPapers.CORRECTED);
        browser.go(article, language);
        browser.click(".languages a[hreflang=" + other.tag() + "]");
        await().atMost(PATIENCE).until(() -> browser.path().contains("ui=" + other.tag()));
        assertThat(browser.words(".article h1")).isEqualTo(PortPapers.CORRECTED);
        assertThat(browser.see("html").getDomAttribute("dir")).isEqualTo(other.direction());
        browser.go("/sources");
        assertThat(browser.see("html").getDomAttribute("lang")).isEqualTo(other.tag());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theTickerIsStoppedAndGoesOn(Language language) {
        browser.go("/", language);
        browser.see(".ticker.is-moving");
        browser.click(".ticker-pause");
        await().atMost(PATIENCE).until(() -> browser.all(".ticker.is-moving").isEmpty());
        assertThat(browser.see(".ticker-pause").getDomAttribute("aria-pressed")).isEqualTo("true");
        browser.click(".ticker-pause");
        browser.see(".ticker.is-moving");
        assertThat(browser.see(".ticker-pause").getDomAttribute("aria-pressed")).isEqualTo("false");
    }
}
