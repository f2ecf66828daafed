package org.jarida.article.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
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

        browser.get(address("/articles/" + Samples.ARABIC));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(kept("jarida-articles")).isEmpty());
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
        browser.get(address("/articles/" + Samples.FRENCH + "?reported=" + Samples.image(20)));
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
