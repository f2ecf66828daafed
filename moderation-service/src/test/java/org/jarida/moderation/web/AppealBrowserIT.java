package org.jarida.moderation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jarida.events.CaseState;
import org.jarida.moderation.RunningService;
import org.jarida.moderation.article.ShowingArticle;
import org.jarida.moderation.article.ShowingArticleStore;
import org.jarida.moderation.casefile.Action;
import org.jarida.moderation.casefile.CaseStore;
import org.jarida.moderation.casefile.Moderation;
import org.jarida.moderation.statistics.Month;
import org.jarida.moderation.statistics.MonthStore;
import org.jarida.test.Chromium;
import org.jarida.test.PageFlaws;
import org.jarida.theme.UiLanguage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * A reader's appeal and a moderator's answer in Debian's Chromium, worked with the keyboard alone, and the other pages
 * for everybody; screenshots are in {@code target/screenshots}.
 */
@Tag("browser")
class AppealBrowserIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int MOST_TABS = 40;
    private static final AtomicInteger IMAGES = new AtomicInteger(0x7000);
    private static final Map<UiLanguage, String> APPEALS = Map.of(
            UiLanguage.AR,
            "هذه صورة صحفية من ميناء المدينة، التقطها مصورنا في 3 ديسمبر (رقمها IMG-2041).\nلا تظهر فيها مشاهد عنف.",
            UiLanguage.FR,
            "Cette photo de presse montre le port de la ville ; elle vient de notre photographe.\nElle ne montre rien de violent.",
            UiLanguage.EN,
            "This is a press picture of the harbour, taken by our own photographer.\nNothing in it is violent.");

    private static RunningService service;
    private static Doorway doorway;
    private static Chromium browser;

    private final String kept = image();
    private final String granted = image();
    private final String article = kept.substring(0, 32);

    @BeforeAll
    static void open() throws IOException {
        service = RunningService.start();
        doorway = new Doorway(service);
        browser = new Chromium();
    }

    @AfterAll
    static void close() {
        browser.quit();
        doorway.close();
        service.close();
    }

    @ParameterizedTest
    @CsvSource({"AR,360,light", "AR,1440,dark", "FR,360,dark", "FR,1440,light", "EN,360,light", "EN,1440,light"})
    void aReaderAppealsAndIsAnsweredWithTheKeyboardAlone(UiLanguage language, int width, String scheme) {
        hideTwo();
        browser.screen(width);
        browser.prefer(scheme, "reduce");
        journey(language, "-" + language.tag() + "-" + width + "-" + scheme);
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(UiLanguage.class)
    void theSameWorksWithoutScript(UiLanguage language) {
        hideTwo();
        browser.screen(360);
        browser.prefer("light", "reduce");
        browser.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            journey(language, "-" + language.tag() + "-noscript");
        } finally {
            browser.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    private void journey(UiLanguage language, String name) {
        visit("/appeals?article=" + article + "&ui=" + language.tag());
        assertThat(browser.findElement(By.tagName("html")).getDomAttribute("dir"))
                .isEqualTo(language.direction());
        picture("hidden-images" + name);
        tabTo("a[href='/appeals/" + kept + "-1-1']");
        press(Keys.ENTER);
        await().atMost(PATIENCE)
                .until(() -> !browser.findElements(By.tagName("textarea")).isEmpty());
        picture("statement" + name);
        appeal(language);
        picture("appealed" + name);
        visit("/appeals/" + granted);
        appeal(language);

        visit("/moderation");
        tabTo("a[href='/moderation/appeals']");
        press(Keys.ENTER);
        await().atMost(PATIENCE)
                .until(() -> browser.findElements(By.className("answer")).size() == 2);
        picture("appeals" + name);
        answer(kept, "UPHELD", "The picture shows a wounded man close by.\nلا تقبل القواعد ذلك.");
        picture("appeals-one-left" + name);
        answer(granted, "OVERTURNED", "صورة صحفية لا عنف فيها");
        assertThat(state(granted)).isEqualTo(CaseState.RESTORED);
        assertThat(state(kept)).isEqualTo(CaseState.AUTO_HIDDEN);
        assertThat(browser.findElements(By.className("answer"))).isEmpty();
        picture("appeals-none" + name);

        visit("/appeals/" + kept);
        assertThat(browser.findElement(By.className("filed")).getText()).contains("close by", "لا تقبل القواعد ذلك");
        assertThat(browser.findElements(By.tagName("textarea"))).hasSize(1);
        picture("upheld" + name);
        visit("/appeals/" + granted);
        assertThat(browser.findElement(By.className("filed")).getText()).contains("صورة صحفية لا عنف فيها");
        assertThat(browser.findElements(By.tagName("textarea"))).isEmpty();
        picture("granted" + name);
    }

    /** Writes and sends it; the page comes back at what it says of it. */
    private static void appeal(UiLanguage language) {
        tabTo("textarea");
        press(APPEALS.get(language));
        press(Keys.TAB);
        assertThat(browser.switchTo().activeElement().getTagName()).isEqualTo("button");
        press(Keys.ENTER);
        await().atMost(PATIENCE)
                .until(() -> !browser.findElements(By.className("filed")).isEmpty());
        assertThat(browser.getCurrentUrl()).endsWith("#appeal");
        assertThat(browser.findElements(By.tagName("textarea"))).isEmpty();
        assertThat(browser.findElement(By.id("appeal")).getText())
                .doesNotContain("IMG-2041", "photographe", "photographer");
    }

    private static void answer(String image, String outcome, String words) {
        tabTo("#appeal-" + image + "-1-1-1 input[name=reason]");
        press(words.replace('\n', ' '));
        tabTo("#appeal-" + image + "-1-1-1 button[value=" + outcome + "]");
        press(Keys.ENTER);
        await().atMost(PATIENCE)
                .until(() -> browser.findElements(By.id("appeal-" + image + "-1-1-1"))
                                .isEmpty()
                        && !browser.findElements(By.cssSelector("[role=status]"))
                                .isEmpty());
        assertThat(browser.findElement(By.cssSelector("[role=status]")).getText())
                .contains(image.substring(0, 8));
    }

    @ParameterizedTest
    @CsvSource({"AR,360,light", "AR,1440,dark", "FR,360,dark", "EN,1440,light"})
    void anAppealThatCannotBeFiledSaysSoAndKeepsItsText(UiLanguage language, int width, String scheme) {
        hideTwo();
        browser.screen(width);
        browser.prefer(scheme, "reduce");
        String name = "-" + language.tag() + "-" + width + "-" + scheme;
        visit("/appeals/" + kept + "-1-1?ui=" + language.tag());
        String tooLong = "https://example.org/" + "x".repeat(1990);
        browser.executeScript(
                "const field = document.querySelector('textarea'); field.maxLength = 9999; field.value = arguments[0];",
                tooLong);
        tabTo("textarea");
        press(Keys.TAB);
        press(Keys.ENTER);
        await().atMost(PATIENCE)
                .until(() -> !browser.findElements(By.id("appeal-problem")).isEmpty());
        assertThat(browser.findElement(By.tagName("textarea")).getDomProperty("value"))
                .isEqualTo(tooLong);
        picture("too-long" + name);
        service.bean(Moderation.class).decide(kept, Action.LEGAL, 1, "أمر من المحكمة", "karim");
        service.bean(Moderation.class).decide(kept, Action.RESTORE, 2, "shown", "karim");
        visit("/appeals/" + kept);
        assertThat(browser.findElements(By.tagName("textarea"))).isEmpty();
        picture("shown-again" + name);
        visit("/appeals/" + "0".repeat(64) + "-1-1");
        picture("unknown" + name);
        visit("/appeals?article=" + "0".repeat(32));
        picture("no-hidden-images" + name);
        assertThat(browser.complaints()).allMatch(line -> line.contains("status of 40"));
    }

    @Test
    void aStatementWhoseTimeIsOverTakesNoAppeal() throws IOException {
        hideTwo();
        try (RunningService later = RunningService.beside(service, "jarida.moderation.appeals.open-for=P0D");
                Doorway door = new Doorway(later)) {
            for (UiLanguage language : UiLanguage.values()) {
                browser.screen(360);
                browser.prefer("light", "reduce");
                browser.get(door.url() + "/appeals/" + kept + "?ui=" + language.tag());
                assertThat(browser.findElements(By.tagName("textarea"))).isEmpty();
                picture("over-" + language.tag());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"AR,360,light", "AR,1440,light", "FR,360,light", "EN,360,dark", "EN,1440,dark"})
    void everybodyReadsTheCountsOfTheMonths(UiLanguage language, int width, String scheme) {
        browser.screen(width);
        browser.prefer(scheme, "reduce");
        String name = "-" + language.tag() + "-" + width + "-" + scheme;
        visit("/transparency?ui=" + language.tag());
        picture("transparency" + name);
        MonthStore months = service.bean(MonthStore.class); // of other months than the service counts by itself
        months.add(new Month(YearMonth.of(2020, 1), 12_300, 41, 7, 5, 40, 5400L, 3, 1, 2));
        months.add(new Month(YearMonth.of(2020, 2), 0, 1, 0, 0, 0, null, 0, 0, 0));
        months.add(new Month(YearMonth.of(2020, 9), 1_234_500, 1041, 207, 15, 640, 95_400L, 31, 19, 12));
        visit("/transparency?counted&ui=" + language.tag()); // not the page from the browser's cache
        assertThat(browser.findElements(By.cssSelector("tbody tr"))).hasSizeGreaterThanOrEqualTo(3);
        picture("transparency-months" + name);
        assertThat(browser.complaints()).isEmpty();
    }

    /** Two images of an article, each hidden by a rule. */
    private void hideTwo() {
        service.bean(ShowingArticleStore.class)
                .put(List.of(new ShowingArticle(
                        article, 1, "Harbour opens again", "coast-daily", List.of(kept, granted), Instant.now())));
        for (String image : List.of(kept, granted)) {
            IntStream.rangeClosed(1, 3).forEach(reader -> service.report(image, reader));
        }
        await().atMost(PATIENCE)
                .until(() -> state(kept) == CaseState.AUTO_HIDDEN && state(granted) == CaseState.AUTO_HIDDEN);
    }

    private static CaseState state(String image) {
        return service.bean(CaseStore.class)
                .find(image)
                .map(found -> found.state())
                .orElse(CaseState.VISIBLE);
    }

    private static String image() {
        return "%08x".formatted(IMAGES.incrementAndGet() * 0x9e3779b1) + "c".repeat(56);
    }

    private static void visit(String path) {
        browser.get(doorway.url() + path);
    }

    private static void press(CharSequence keys) {
        new Actions(browser).sendKeys(keys).perform();
    }

    /** Goes on with the tabulator until an element has the focus, and one sees that. */
    private static void tabTo(String selector) {
        WebElement wanted = browser.findElement(By.cssSelector(selector));
        for (int tab = 0; tab < MOST_TABS; tab++) {
            press(Keys.TAB);
            WebElement active = browser.switchTo().activeElement();
            if (active.equals(wanted)) {
                assertThat(active.getCssValue("outline-style")).as(selector).isEqualTo("solid");
                return;
            }
        }
        throw new AssertionError(selector + " is not reached in " + MOST_TABS + " steps");
    }

    /** The whole page, in which a script finds nothing wrong. */
    private static void picture(String name) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(browser.executeScript("return document.fonts.status"))
                        .isEqualTo("loaded"));
        browser.screenshot(name);
        assertThat(PageFlaws.of(browser)).as(name).isEmpty();
    }
}
