package org.jarida.ingest.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.RunningIngest;
import org.jarida.ingest.source.SourceInput;
import org.jarida.ingest.source.Sources;
import org.jarida.test.Chromium;
import org.jarida.test.PageFlaws;
import org.jarida.theme.UiLanguage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/**
 * The editors' pages in Debian's Chromium, worked with the keyboard alone; screenshots are in {@code
 * target/screenshots}.
 */
@Tag("browser")
class ConsoleBrowserIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String HOSTILE =
            "\u202e<script>alert(1)</script><style>*{display:none}</style>\"'><img src=x onerror=alert(2)>"
                    + "كلمةطويلةجدابلافراغات".repeat(6);

    @TempDir
    private Path folder;

    private Newspaper newspaper;
    private RunningIngest ingest;
    private Doorway doorway;
    private Chromium browser;

    @BeforeEach
    void open() throws IOException {
        newspaper = new Newspaper();
        ingest = RunningIngest.start();
        doorway = new Doorway(ingest);
        browser = new Chromium();
        print();
    }

    @AfterEach
    void close() {
        browser.quit();
        doorway.close();
        ingest.close();
        newspaper.close();
    }

    /** A newspaper with a front page, a feed and the pages of its articles. */
    private void print() {
        newspaper.serve("/", "text/html; charset=utf-8", """
                <html lang=ar><head><title>صحيفة الميناء</title>
                <link rel=alternate type="application/rss+xml" href="/rss.xml"></head><body><h1>صحيفة الميناء</h1>
                <article><h2><a href="/1">المكتبة الجديدة تفتح أبوابها</a></h2></article>
                <article><h2><a href="/2">سباق القوارب يعود إلى الميناء</a></h2></article>
                <article><h2><a href="/3">موسم الزيتون يبدأ مبكرا</a></h2></article></body></html>""");
        newspaper.feed(
                "/rss.xml",
                newspaper.item(
                        "/1",
                        "المكتبة الجديدة تفتح أبوابها",
                        "<p>فتحت المكتبة الجديدة أبوابها صباح اليوم للقراء من كل الأعمار.</p>"),
                newspaper.item("/2", "سباق القوارب يعود إلى الميناء", "<p>يعود السباق بعد غياب ثلاثة أعوام.</p>"),
                newspaper.item("/3", HOSTILE.replace("&", "&amp;").replace("<", "&amp;lt;"), "<p>" + HOSTILE + "</p>"));
        newspaper.serve(
                "/1",
                "text/html; charset=utf-8",
                """
                <html lang=ar><head><title>المكتبة الجديدة</title></head><body><nav>الرئيسية · أخبار · رياضة</nav>
                <h1>المكتبة الجديدة تفتح أبوابها</h1><article><p>%s</p><p>%s</p></article>
                <footer>كل الحقوق محفوظة لصحيفة الميناء</footer></body></html>""".formatted(
                                "فتحت المكتبة الجديدة أبوابها صباح اليوم للقراء من كل الأعمار، وفيها قاعات للمطالعة، وركن للأطفال، ومخزن للخرائط القديمة.",
                                "وقالت مديرتها إن عدد الكتب فيها يتجاوز مئة ألف، وإن الاشتراك السنوي مجاني للطلبة والمتقاعدين وسكان المدينة القديمة."));
        newspaper.serve("/down.xml", exchange -> Newspaper.send(exchange, 500, Map.of(), new byte[0]));
        newspaper.serve("/gone.xml", exchange -> Newspaper.send(exchange, 410, Map.of(), new byte[0]));
    }

    @ParameterizedTest
    @CsvSource({"AR,390,light", "AR,1440,light", "FR,390,dark", "EN,1440,dark", "EN,360,light"})
    void theWholeConsoleIsWorkedWithTheKeyboardAlone(UiLanguage language, int width, String scheme) throws IOException {
        browser.screen(width);
        browser.prefer(scheme, "no-preference");
        String name = "console-%s-" + language.tag() + "-" + width + "-" + scheme;

        String source = addFirst(language, name);
        fill();
        list(name);
        onePage(source, name);
        selectors(source, name);
        importList(name);
        takeDown(name);
        remove(source, name);
        assertThat(browser.complaints())
                .allSatisfy(complaint -> assertThat(complaint)
                        .contains("the server responded with a status of 400")); // to the form with a fault
    }

    private String addFirst(UiLanguage language, String name) {
        long began = System.nanoTime();
        browser.get(doorway.url() + "/admin/sources?ui=" + language.tag());
        assertThat(browser.getCurrentUrl()).endsWith("/admin/sources/new");
        assertThat(browser.findElement(By.tagName("html")).getDomAttribute("dir"))
                .isEqualTo(language.direction());
        look(name.formatted("first"));
        type("url", newspaper.address("/").toString());
        press(Keys.ENTER);
        awaitSeen(".candidate");
        look(name.formatted("candidates"));
        tabTo(".candidate button");
        press(Keys.ENTER);
        awaitSeen(".trial");
        look(name.formatted("describe"));
        tabTo(".source-form .choices button");
        press(Keys.ENTER);
        awaitSeen("[role=status]");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(1));
        String source = ingest.context().getBean(Sources.class).all().getFirst().id();
        RunningIngest.awaitEntryEvents(source, 2);
        return source;
    }

    /** Sources in every state, one of them hostile. */
    private void fill() {
        Sources sources = ingest.context().getBean(Sources.class);
        sources.add(input("صحيفة لا تجيب", "/down.xml"));
        sources.add(input("صحيفة أغلقت خلاصتها", "/gone.xml"));
        String resting = sources.add(input("Le Journal du phare", "/rss.xml?2")).id();
        sources.rest(resting, true);
        sources.add(input(HOSTILE, "/" + "long".repeat(100) + ".xml"));
    }

    private SourceInput input(String name, String feed) {
        return new SourceInput(
                null,
                name.length() > 200 ? name.substring(0, 200) : name,
                null,
                "ar",
                null,
                null,
                null,
                null,
                null,
                List.of(new SourceInput.FeedInput(newspaper.address(feed).toString(), "FEED")));
    }

    private void list(String name) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            browser.get(doorway.url() + "/admin/sources");
            assertThat(browser.findElements(By.cssSelector(".source-faults"))).hasSize(3);
            assertThat(browser.findElements(By.cssSelector(".sparkline rect"))).isNotEmpty();
        });
        look(name.formatted("list"));
        tabTo(".source-row .acts button");
        press(Keys.ENTER);
        awaitSeen("[role=status]");
        look(name.formatted("polled"));
        browser.get(doorway.url() + "/admin/sources?q=" + "nothing");
        look(name.formatted("none"));
    }

    private void onePage(String source, String name) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            browser.get(doorway.url() + "/admin/sources/" + source);
            assertThat(browser.findElements(By.cssSelector(".documents li"))).isNotEmpty();
        });
        look(name.formatted("source"));
        type("zone", "Africa/Nowhere");
        press(Keys.ENTER);
        awaitSeen(".fault");
        look(name.formatted("fault"));
    }

    private void selectors(String source, String name) {
        browser.get(doorway.url() + "/admin/sources/" + source + "/selectors");
        type("url", newspaper.address("/1").toString());
        tabTo(".address-form button");
        press(Keys.ENTER);
        awaitSeen(".sample");
        look(name.formatted("selectors"));
    }

    private void importList(String name) throws IOException {
        Path list = Files.writeString(folder.resolve("list.opml"), """
                <opml version="2.0"><body><outline text="صحيفة الجبل" xmlUrl="%s"/><outline text="Bad" xmlUrl="ftp://x"/>
                <outline text="Again" xmlUrl="%s"/></body></opml>""".formatted(
                        newspaper.address("/rss.xml?3"), newspaper.address("/rss.xml?3")));
        browser.get(doorway.url() + "/admin/sources/import");
        browser.findElement(By.name("file")).sendKeys(list.toString());
        tabTo(".source-form button");
        press(Keys.ENTER);
        awaitSeen(".documents");
        look(name.formatted("import"));
    }

    private void takeDown(String name) {
        browser.get(doorway.url() + "/admin/articles");
        type("q", newspaper.address("/2").toString());
        press(Keys.ENTER);
        awaitSeen(".found-article");
        look(name.formatted("article"));
        type("reason", "طلب صاحب الحق");
        press(Keys.ENTER);
        awaitSeen("[role=status]");
        look(name.formatted("taken-down"));
    }

    private void remove(String source, String name) {
        browser.get(doorway.url() + "/admin/sources/" + source + "/remove");
        look(name.formatted("remove"));
        tabTo(".removal button");
        press(Keys.ENTER);
        awaitSeen("[role=status]");
        assertThat(ingest.context().getBean(Sources.class).find(source)).isEmpty();
    }

    private void type(String field, String words) {
        WebElement input = browser.findElement(By.cssSelector("main [name='" + field + "']:not([type=hidden])"));
        input.clear();
        input.sendKeys(words);
    }

    /** By the tab key alone, to the first element of the selector; one sees where the focus is. */
    private void tabTo(String selector) {
        for (int i = 0; i < 150; i++) {
            press(Keys.TAB);
            WebElement active = browser.switchTo().activeElement();
            if (browser.findElement(By.cssSelector(selector)).equals(active)) {
                assertThat(active.getCssValue("outline-style")).isEqualTo("solid");
                return;
            }
        }
        throw new AssertionError(selector + " cannot be reached by the keyboard");
    }

    private void press(CharSequence keys) {
        new Actions(browser).sendKeys(keys).perform();
    }

    private void awaitSeen(String selector) {
        await().atMost(PATIENCE)
                .until(() -> !browser.findElements(By.cssSelector(selector)).isEmpty());
    }

    /** The page has no flaw that a script can tell, and nothing of a newspaper lives on it. */
    private void look(String name) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(browser.executeScript("return document.fonts.status"))
                        .isEqualTo("loaded"));
        browser.screenshot(name);
        assertThat(PageFlaws.of(browser)).as(name).isEmpty();
        assertThat(browser.findElements(By.cssSelector("main img, main script, main style, main iframe")))
                .as(name)
                .isEmpty();
    }
}
