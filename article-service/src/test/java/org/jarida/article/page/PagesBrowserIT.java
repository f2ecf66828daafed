package org.jarida.article.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jarida.test.Chromium;
import org.jarida.theme.UiLanguage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.ActiveProfiles;

/** The pages in Debian's Chromium; screenshots are in {@code target/screenshots}. */
@Tag("browser")
@SpringBootTest(
        classes = PageFixture.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "server.address=127.0.0.1")
@ActiveProfiles(PageFixture.PROFILE)
class PagesBrowserIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Chromium browser;

    @LocalServerPort
    private int port;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private PageFixture.Neighbours neighbours;

    @BeforeAll
    static void open() {
        browser = new Chromium();
    }

    @AfterAll
    static void close() {
        browser.quit();
    }

    @BeforeEach
    void fill() {
        newsroom.clear();
        Samples.frontPage().forEach(newsroom::add);
        neighbours.reset();
        browser.prefer("light", "reduce");
        browser.get(address("/sources"));
        browser.executeScript("localStorage.clear()");
        browser.complaints(); // those of the visit before are gone
    }

    @Test
    void whatComesWhileAPageIsOpenIsInTheTickerAndCounted() {
        browser.screen(390);
        browser.get(address("/?ui=ar"));
        String told = "{\"id\":\"%s\",\"title\":\"خبر عاجل وصل الآن\",\"language\":\"ar\",\"direction\":\"rtl\","
                .formatted("f".repeat(32));
        String data = told + "\"href\":\"/articles/" + "f".repeat(32) + "/خبر\"}";
        await().atMost(PATIENCE).until(() -> {
            neighbours.tell("published", data);
            return browser.findElement(By.className("fresh")).isDisplayed();
        });

        assertThat(browser.findElement(By.className("fresh")).getText()).isEqualTo("أخبار جديدة: 1");
        assertThat(ticker()).startsWith("خبر عاجل وصل الآن").doesNotHaveDuplicates();
        screenshot("home-live-ar-390");

        neighbours.tell("revised", data.replace("وصل الآن", "صُحّح"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ticker()).startsWith("خبر عاجل صُحّح"));
        neighbours.tell("withdrawn", "{\"id\":\"" + "f".repeat(32) + "\"}");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(ticker()).doesNotContain("خبر عاجل صُحّح"));
        assertThat(browser.findElement(By.className("fresh")).isDisplayed()).isFalse();
        assertThat(browser.complaints()).isEmpty();
    }

    private static List<String> ticker() {
        return browser.findElements(By.cssSelector(".ticker-list:first-child li")).stream()
                .map(item -> Objects.requireNonNull(item.getDomProperty("textContent")))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "AR,1440,light",
        "AR,768,light",
        "AR,390,light",
        "AR,360,dark",
        "FR,1440,light",
        "FR,390,light",
        "EN,1440,dark",
        "EN,390,light"
    })
    void everyPageFitsItsScreenInEveryLanguage(UiLanguage language, int width, String scheme) {
        browser.screen(width);
        browser.prefer(scheme, "reduce");
        newsroom.hadBefore(Samples.arabicBefore());
        newsroom.withdraw(Samples.id(200));
        Map<String, String> pages = new HashMap<>(Map.of(
                "home", "/",
                "article", "/articles/" + Samples.ARABIC,
                "french-article", "/articles/" + Samples.FRENCH,
                "revisions", "/articles/" + Samples.ARABIC + "/revisions",
                "gone", "/articles/" + Samples.id(200),
                "sources", "/sources",
                "source", "/sources/alayam",
                "sections", "/sections",
                "section", "/sections/cite-societe",
                "not-found", "/sources/nobody"));
        pages.put("search", "/search");
        pages.put("found", "/search?q=%D8%A7%D9%84");
        for (var page : pages.entrySet()) {
            String path = page.getValue();
            browser.get(address(path + (path.contains("?") ? "&" : "?") + "ui=" + language.tag()));
            String name = "%s-%s-%d-%s".formatted(page.getKey(), language.tag(), width, scheme);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(browser.executeScript("return document.fonts.status"))
                            .isEqualTo("loaded"));
            screenshot(name);
            assertThat((Long) browser.executeScript("return document.documentElement.scrollWidth"))
                    .as(name)
                    .isLessThanOrEqualTo(width);
            assertThat(browser.findElement(By.tagName("html")).getDomAttribute("dir"))
                    .isEqualTo(language.direction());
            assertThat(browser.complaints())
                    .as(name)
                    .allMatch(line ->
                            page.getKey().equals("not-found") || page.getKey().equals("gone"));
            assertThat((Long) browser.executeScript(
                            "return [...document.fonts].filter(f => f.status == 'loaded').length"))
                    .as("own fonts in use on %s", name)
                    .isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void aSearchIsCompletedWhileItIsTyped() {
        browser.screen(390);
        browser.get(address("/search"));
        browser.findElement(By.id("q")).sendKeys("سو");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(browser.executeScript(
                                "return document.querySelector('#suggestions option')?.value ?? ''"))
                        .isEqualTo("سو…"));

        browser.findElement(By.id("q")).sendKeys("ق", Keys.ENTER);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(browser.findElements(By.cssSelector(".rows mark")))
                        .isNotEmpty());
    }

    @Test
    void reportingAnImageThanksInPlaceAndIsRememberedByThisBrowser() {
        browser.screen(390);
        browser.get(address("/articles/" + Samples.ARABIC));
        WebElement picture = browser.findElement(By.id("image-" + Samples.INSIDE));
        scrollTo(picture);
        picture.findElement(By.cssSelector(".report summary")).click();
        new Select(picture.findElement(By.name("reason"))).selectByValue("VIOLENCE");
        picture.findElement(By.name("comment")).sendKeys("صورة صادمة");
        screenshot("report-open-ar-390");
        picture.findElement(By.cssSelector(".report button")).click();
        WebElement thanks = picture.findElement(By.className("thanks"));
        await().atMost(PATIENCE).until(thanks::isDisplayed);
        assertThat(thanks.getText()).contains("شكرا على الإبلاغ!", "سيتم حجب هذه الصورة تلقائيا");
        assertThat(picture.findElement(By.className("report")).isDisplayed()).isFalse();
        assertThat(picture.findElement(By.tagName("img")).isDisplayed()).isFalse();
        assertThat(neighbours.reports)
                .containsExactly(Samples.INSIDE + " {\"reason\":\"VIOLENCE\",\"comment\":\"صورة صادمة\"}");
        screenshot("report-thanks-ar-390");

        browser.navigate().refresh();
        WebElement again = browser.findElement(By.id("image-" + Samples.INSIDE));
        await().atMost(PATIENCE)
                .until(() -> again.findElement(By.className("thanks")).isDisplayed());
        assertThat(browser.findElement(By.cssSelector("#image-" + Samples.LEAD + " .report"))
                        .isDisplayed())
                .isTrue();

        again.findElement(By.cssSelector(".thanks button")).click();
        await().atMost(PATIENCE)
                .until(() -> again.findElement(By.className("report")).isDisplayed());
        assertThat(neighbours.reports).last().isEqualTo(Samples.INSIDE + " withdrawn");
        assertThat(again.findElement(By.tagName("img")).isDisplayed()).isTrue();
        browser.navigate().refresh();
        assertThat(browser.findElements(By.cssSelector(".thanks:not([hidden])")))
                .isEmpty();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aReportThatIsRefusedSaysSoAndCanBeSentAgain() {
        browser.screen(1440);
        neighbours.answer = HttpStatus.TOO_MANY_REQUESTS;
        browser.get(address("/articles/" + Samples.ARABIC + "?ui=fr"));
        WebElement picture = browser.findElement(By.id("image-" + Samples.LEAD));
        scrollTo(picture);
        picture.findElement(By.cssSelector(".report summary")).click();
        picture.findElement(By.cssSelector(".report button")).click();
        WebElement problem = picture.findElement(By.cssSelector(".report .report-problem"));
        await().atMost(PATIENCE).until(problem::isDisplayed);
        assertThat(problem.getText()).contains("beaucoup de signalements");
        neighbours.answer = HttpStatus.ACCEPTED;
        picture.findElement(By.cssSelector(".report button")).click();
        await().atMost(PATIENCE)
                .until(() -> picture.findElement(By.className("thanks")).isDisplayed());
    }

    @Test
    void withoutScriptTheFormReportsAndThePageComesBackWithThanks() {
        browser.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            browser.get(address("/articles/" + Samples.ARABIC));
            WebElement picture = browser.findElement(By.id("image-" + Samples.LEAD));
            picture.findElement(By.cssSelector(".report summary")).click();
            new Select(picture.findElement(By.name("reason"))).selectByValue("SPAM");
            picture.findElement(By.cssSelector(".report button")).click();
            await().atMost(PATIENCE).until(() -> browser.getCurrentUrl().contains("reported="));
            assertThat(browser.findElement(By.cssSelector("#image-" + Samples.LEAD + " .thanks"))
                            .getText())
                    .contains("شكرا على الإبلاغ!");
            WebElement fold = browser.findElement(By.cssSelector("#image-" + Samples.LEAD + " .picture-fold"));
            assertThat(fold.findElement(By.tagName("img")).isDisplayed()).isFalse();
            fold.findElement(By.tagName("summary")).click();
            assertThat(fold.findElement(By.tagName("img")).isDisplayed()).isTrue();
            browser.findElement(By.cssSelector("#image-" + Samples.LEAD + " .thanks button"))
                    .click();
            await().atMost(PATIENCE).until(() -> browser.getCurrentUrl().contains("withdrawn="));
            assertThat(browser.findElement(By.cssSelector(".article > .thanks")).getText())
                    .contains("تم سحب إبلاغك");
            assertThat(neighbours.reports).containsExactly(Samples.LEAD + " SPAM", Samples.LEAD + " withdrawn");
        } finally {
            browser.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    @Test
    void anArticleIsHandedOnByTheDeviceOrByTheClipboard() {
        browser.screen(390);
        browser.executeCdpCommand(
                "Browser.grantPermissions",
                Map.of("permissions", List.of("clipboardReadWrite", "clipboardSanitizedWrite")));
        Map<String, Object> device = browser.executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of("source", "navigator.share = async (what) => { window.handedOn = what; };"));
        try {
            browser.get(address("/articles/" + Samples.ARABIC));
            WebElement share = browser.findElement(By.className("share"));
            await().atMost(PATIENCE)
                    .until(() -> share.findElement(By.className("share-copy")).isDisplayed());
            scrollTo(share);
            share.findElement(By.className("share-copy")).click();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(share.findElement(By.className("share-copied"))
                                    .getText())
                            .isEqualTo("نُسخ الرابط."));
            String address = "http://localhost:8080/articles/" + Samples.ARABIC;
            assertThat(browser.executeAsyncScript("navigator.clipboard.readText().then(arguments[0])"))
                    .isEqualTo(address);
            screenshot("share-ar-390");
            share.findElement(By.className("share-send")).click();
            assertThat(browser.executeScript("return window.handedOn.url")).isEqualTo(address);
            assertThat(browser.executeScript("return window.handedOn.title"))
                    .isEqualTo(Samples.arabic().title());
        } finally {
            browser.executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", device);
        }
    }

    @Test
    void theTickerMovesCanBeStoppedAndStandsStillForReadersWhoWantNoMotion() {
        browser.screen(1440);
        browser.get(address("/"));
        assertThat(tickerMoves()).isFalse();
        assertThat(browser.findElement(By.className("ticker-pause")).isDisplayed())
                .isFalse();

        browser.prefer("light", "no-preference");
        browser.get(address("/"));
        await().atMost(PATIENCE).until(this::tickerMoves);
        double before = tickerPlace();
        await().atMost(PATIENCE).until(() -> tickerPlace() > before);
        WebElement pause = browser.findElement(By.className("ticker-pause"));
        pause.click();
        assertThat(tickerMoves()).isFalse();
        assertThat(pause.getDomAttribute("aria-pressed")).isEqualTo("true");
        pause.sendKeys(Keys.ENTER);
        await().atMost(PATIENCE).until(this::tickerMoves);
        browser.executeScript("document.querySelector('.ticker-list a').focus()");
        assertThat(tickerMoves()).isFalse();
        assertThat(browser.complaints()).isEmpty();
    }

    private boolean tickerMoves() {
        return !browser.findElements(By.cssSelector(".ticker.is-moving")).isEmpty();
    }

    private double tickerPlace() {
        return ((Number)
                        browser.executeScript(
                                "return new DOMMatrix(getComputedStyle(document.querySelector('.ticker-track')).transform).m41"))
                .doubleValue();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private static void scrollTo(WebElement element) {
        browser.executeScript("arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element);
    }

    /** The whole page, with every picture loaded. */
    private static void screenshot(String name) {
        browser.executeScript("document.querySelectorAll('img').forEach(i => i.loading = 'eager')");
        await().atMost(PATIENCE).until(() -> (Boolean)
                browser.executeScript("return [...document.images].every(i => i.complete && i.naturalWidth)"));
        browser.screenshot(name);
    }
}
