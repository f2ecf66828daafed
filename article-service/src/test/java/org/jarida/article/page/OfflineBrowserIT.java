package org.jarida.article.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jarida.article.article.Article;
import org.jarida.events.ArticleImage;
import org.jarida.test.Chromium;
import org.jarida.test.TcpSwitch;
import org.jarida.theme.UiLanguage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.ActiveProfiles;

/** What a reader's browser keeps and gives up, in Debian's Chromium whose line to the site is cut and mended. */
@Tag("browser")
@SpringBootTest(
        classes = PageFixture.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "server.address=127.0.0.1")
@ActiveProfiles(PageFixture.PROFILE)
class OfflineBrowserIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MOST_ARTICLES = 40;

    @LocalServerPort
    private int port;

    @Autowired
    private Newsroom newsroom;

    @Autowired
    private PageFixture.Neighbours neighbours;

    private Chromium browser;
    private TcpSwitch line;

    @BeforeEach
    void open() {
        newsroom.clear();
        Samples.frontPage().forEach(newsroom::add);
        neighbours.reset();
        line = new TcpSwitch(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        browser = new Chromium();
        browser.screen(390);
    }

    @AfterEach
    void close() {
        browser.quit();
        line.close();
    }

    @Test
    void anArticleThatWasReadIsReadAgainWithoutALineAndWithoutItsPicturesBeingAskedFor() {
        read(Samples.ARABIC);
        read(Samples.FRENCH);
        line.cut();

        browser.get(address("/articles/" + Samples.ARABIC));

        assertThat(browser.findElement(By.tagName("h1")).getText()).startsWith("بعد سنتين من الترميم");
        assertThat(showsPicture(Samples.LEAD)).isTrue();
        assertThat(browser.executeScript("return document.fonts.check('1rem \"Markazi Text\"', 'س')"))
                .isEqualTo(true);
        browser.screenshot("kept-article-ar-390");
    }

    @Test
    void theFirstPageIsKeptThoughItCameBeforeTheWorker() {
        browser.get(address("/articles/" + Samples.ARABIC));
        awaitKept("jarida-articles", "/articles/" + Samples.ARABIC);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(kept("jarida-images")).anyMatch(path -> path.startsWith("/images/" + Samples.LEAD)));
        line.cut();

        browser.navigate().refresh();

        assertThat(showsPicture(Samples.LEAD)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"AR, لا اتصال بالموقع", "FR, Pas de connexion au site", "EN, No connection to the site"})
    void aPageThatIsNotKeptGivesWayToTheListOfThoseThatAre(UiLanguage language, String title) {
        read(Samples.FRENCH);
        browser.get(address("/articles/" + Samples.ARABIC + "?ui=" + language.tag()));
        awaitKept("jarida-articles", "/articles/" + Samples.ARABIC);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                browser.executeAsyncScript(
                                        "const done = arguments[0];"
                                                + " caches.match('/offline').then((page) => done(page.headers.get('Content-Language')))"))
                        .isEqualTo(language.tag()));
        line.cut();

        browser.get(address("/sources"));

        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo(title);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(browser.findElements(By.cssSelector(".kept a")))
                        .hasSize(2));
        assertThat(browser.findElements(By.cssSelector(".kept a")).getFirst().getDomAttribute("href"))
                .isEqualTo("/articles/" + Samples.ARABIC);
        browser.screenshot("offline-" + language.tag() + "-390");
        browser.findElements(By.cssSelector(".kept a")).getLast().click();
        assertThat(browser.findElement(By.tagName("h1")).getText()).startsWith("Le vieux marché rouvre");
    }

    @Test
    void anImageHiddenMeanwhileIsGoneFromWhatIsKeptAsSoonAsTheReaderIsOnline() {
        read(Samples.ARABIC);
        cut();
        newsroom.add(without(Samples.arabic(), Samples.LEAD));
        neighbours.hidden.add(Samples.LEAD);
        browser.navigate().refresh();
        assertThat(showsPicture(Samples.LEAD)).isTrue();

        mend();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kept("jarida-images"))
                        .isNotEmpty()
                        .noneMatch(path -> path.startsWith("/images/" + Samples.LEAD)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(keptArticle(Samples.ARABIC)).doesNotContain(Samples.LEAD));
        cut();
        browser.navigate().refresh();
        assertThat(browser.findElements(By.id("image-" + Samples.LEAD))).isEmpty();
        assertThat(browser.findElements(By.id("image-" + Samples.INSIDE))).hasSize(1);
    }

    @Test
    void anArticleWithdrawnMeanwhileIsGoneWithItsPicturesAsSoonAsTheReaderIsOnline() {
        read(Samples.ARABIC);
        cut();
        newsroom.withdraw(Samples.ARABIC);

        mend();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kept("jarida-articles")).isEmpty());
        assertThat(kept("jarida-images")).isEmpty();
        cut();
        browser.navigate().refresh();
        assertThat(browser.findElement(By.tagName("h1")).getText()).isEqualTo("لا اتصال بالموقع");
        await().atMost(PATIENCE)
                .until(() -> browser.findElement(By.className("kept-none")).isDisplayed());
    }

    @Test
    void aReaderWhoIsToldThatAnArticleIsGoneKeepsNothingOfIt() {
        read(Samples.ARABIC);
        newsroom.withdraw(Samples.ARABIC);

        // a browser may show a page again for a second without asking
        await().atMost(PATIENCE).untilAsserted(() -> {
            browser.get(address("/articles/" + Samples.ARABIC));
            assertThat(kept("jarida-articles")).isEmpty();
        });
        assertThat(kept("jarida-images")).isEmpty();
    }

    @Test
    void aPictureThatIsRefusedAsHiddenIsKeptNoLonger() {
        read(Samples.ARABIC);
        neighbours.hidden.add(Samples.LEAD);

        browser.navigate().refresh();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kept("jarida-images"))
                        .noneMatch(path -> path.startsWith("/images/" + Samples.LEAD)));
    }

    @Test
    void onlyArticlesAreKeptAndNoMoreThanSome() {
        read(Samples.ARABIC);
        for (String path : List.of("/", "/search?q=%D8%A7%D9%84", "/articles/" + Samples.ARABIC + "/revisions")) {
            browser.get(address(path));
        }
        assertThat(kept("jarida-articles")).containsExactly("/articles/" + Samples.ARABIC);
        for (int number = 0; number < MOST_ARTICLES + 2; number++) {
            String id = Samples.id(5000 + number);
            newsroom.add(Samples.article(id, Samples.HOMS, "خبر " + number, "", "<p>نص.</p>", Samples.NOON, List.of()));
            read(id);
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kept("jarida-articles")).hasSize(MOST_ARTICLES));

        assertThat(kept("jarida-articles")).doesNotContain("/articles/" + Samples.ARABIC);
        assertThat(kept("jarida-images")).isEmpty();
        assertThat(kept("jarida-files"))
                .contains("/offline")
                .allMatch(path -> path.equals("/offline") || path.startsWith("/assets/"));
    }

    @Test
    void aReportWithoutALineWaitsAndIsSentOnceThoughTwoTabsAreOpen() {
        read(Samples.ARABIC);
        cut();
        report(Samples.LEAD);
        assertThat(thanks(Samples.LEAD)).startsWith("بلاغك لم يُرسل بعد.");
        assertThat(browser.findElement(By.cssSelector("#image-" + Samples.LEAD + " img"))
                        .isDisplayed())
                .isFalse();
        browser.screenshot("report-waiting-ar-390");
        String first = browser.getWindowHandle();
        browser.switchTo().newWindow(WindowType.TAB);
        browser.get(address("/articles/" + Samples.ARABIC));
        emulate(true);
        assertThat(thanks(Samples.LEAD)).startsWith("بلاغك لم يُرسل بعد.");
        assertThat(neighbours.reports).isEmpty();

        mend();
        browser.switchTo().window(first);
        emulate(false);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(thanks(Samples.LEAD)).startsWith("شكرا على الإبلاغ!"));
        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(neighbours.reports)
                        .containsExactly(Samples.LEAD + " {\"reason\":\"OTHER\",\"comment\":\"\"}"));
        browser.navigate().refresh();
        assertThat(thanks(Samples.LEAD)).startsWith("شكرا على الإبلاغ!");
    }

    @Test
    void aReportThatWaitsCanBeTakenBackBeforeAnyoneHasIt() {
        read(Samples.ARABIC);
        cut();
        report(Samples.LEAD);
        assertThat(thanks(Samples.LEAD)).startsWith("بلاغك لم يُرسل بعد.");

        browser.findElement(By.cssSelector("#image-" + Samples.LEAD + " .thanks button"))
                .click();

        await().atMost(PATIENCE)
                .until(() -> browser.findElement(By.cssSelector("#image-" + Samples.LEAD + " .report"))
                        .isDisplayed());
        mend();
        browser.get(address("/"));
        await().during(Duration.ofSeconds(2))
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(neighbours.reports).isEmpty());
    }

    @Test
    void aReportThatTheSiteCouldNotTakeIsSentWhenThePageAfterIsOpened() {
        neighbours.answer = HttpStatus.SERVICE_UNAVAILABLE;
        browser.get(address("/articles/" + Samples.FRENCH + "?ui=fr"));
        report(Samples.image(20));
        assertThat(thanks(Samples.image(20))).startsWith("Votre signalement n’est pas encore parti.");
        neighbours.reports.clear();
        neighbours.answer = HttpStatus.ACCEPTED;

        browser.get(address("/"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(neighbours.reports).hasSize(1));
        browser.get(address("/articles/" + Samples.FRENCH + "?ui=fr"));
        assertThat(thanks(Samples.image(20))).startsWith("Merci pour votre signalement");
    }

    private void report(String imageId) {
        WebElement picture = browser.findElement(By.id("image-" + imageId));
        browser.executeScript(
                "arguments[0].querySelector('.report').scrollIntoView({block: 'center', behavior: 'instant'})",
                picture);
        picture.findElement(By.cssSelector(".report summary")).click();
        picture.findElement(By.cssSelector(".report button")).click();
    }

    private String thanks(String imageId) {
        WebElement thanks = browser.findElement(By.cssSelector("#image-" + imageId + " .thanks"));
        await().atMost(PATIENCE).until(thanks::isDisplayed);
        return thanks.getText();
    }

    @Test
    void whatAPageSaysOfAReportJustSentIsNotKept() {
        read(Samples.ARABIC);

        browser.get(address("/articles/" + Samples.FRENCH + "?reported=" + Samples.image(20)));

        awaitKept("jarida-articles", "/articles/" + Samples.FRENCH);
        assertThat(keptArticle(Samples.FRENCH)).contains("picture-fold\" open");
    }

    /** Opens an article and waits until it is kept with the picture at its top. */
    private void read(String id) {
        browser.get(address("/articles/" + id));
        awaitKept("jarida-articles", "/articles/" + id);
        await().atMost(PATIENCE).until(() -> (Boolean) browser.executeAsyncScript("""
                const done = arguments[0];
                const shown = [...document.querySelectorAll(".picture img")].slice(0, 1);
                Promise.all(shown.map((image) => caches.match(image.currentSrc))).then((kept) => done(kept.every(Boolean)));
                """));
    }

    private void awaitKept(String cache, String path) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(kept(cache)).contains(path));
    }

    @SuppressWarnings("unchecked")
    private List<String> kept(String cache) {
        return (List<String>) browser.executeAsyncScript("""
                const done = arguments[1];
                const path = ({ url }) => url.slice(location.origin.length);
                caches.open(arguments[0]).then((kept) => kept.keys()).then((keys) => done(keys.map(path)));
                """, cache);
    }

    private String keptArticle(String id) {
        return (String) Objects.requireNonNull(browser.executeAsyncScript(
                "caches.match(arguments[0]).then((kept) => kept.text()).then(arguments[1])", "/articles/" + id));
    }

    private boolean showsPicture(String imageId) {
        String loaded =
                "const image = document.querySelector('#image-%s img'); return image.complete && image.naturalWidth > 0";
        await().atMost(PATIENCE).until(() -> (Boolean)
                browser.executeScript("return document.querySelector('#image-%s img').complete".formatted(imageId)));
        return (Boolean) browser.executeScript(loaded.formatted(imageId));
    }

    /** Nothing comes through, and the browser says that it is offline. */
    private void cut() {
        line.cut();
        emulate(true);
    }

    private void mend() {
        line.mend();
        emulate(false);
    }

    private void emulate(boolean offline) {
        browser.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    private static Article without(Article article, String imageId) {
        List<ArticleImage> shown = article.images().stream()
                .filter(image -> !image.id().equals(imageId))
                .toList();
        return Samples.article(
                article.id(),
                article.source(),
                article.title(),
                article.summary(),
                article.bodyHtml(),
                Samples.NOON,
                shown);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + line.port() + path;
    }
}
