package org.jarida.endtoend.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jarida.endtoend.browser.FilledSite.encoded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jarida.endtoend.journey.Shown;
import org.jarida.endtoend.journey.Visitor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;
import tools.jackson.databind.JsonNode;

/** What readers, editors and moderators do, in a browser whose owner has turned scripts off. */
@Tag("browser")
@ExtendWith(FilledSite.Resolver.class)
class WithoutScriptIT {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String PAPER = "plain";

    private static FilledSite site;
    private static SiteBrowser browser;
    private static Visitor admin;
    private static List<Shown> pictures;

    @BeforeAll
    static void open(FilledSite filled) {
        site = filled;
        admin = filled.jarida().admin();
        pictures = Shown.of(filled.jarida().newspaper(), admin, "scriptless", 8);
        browser = new SiteBrowser(filled.jarida().jarida().url());
        browser.chromium().screen(390);
        browser.chromium().allowScripts(false);
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aReaderGoesFromTheFrontPageToAnArticleItsSourceAndItsArchive(Language language) {
        browser.become(Who.READER);
        browser.go("/", language);
        browser.click(".leads h2 a");
        browser.see(".article h1");
        browser.click(".article-byline a[href^='/sources/']");
        browser.see(".source-about");

        browser.go("/sources");
        browser.click("a[href='/sources/" + FilledSite.CITY + "']");
        browser.see(".source-about");
        String newest = browser.words(".rows h3");
        browser.click(".pager a[rel=next]");
        await().atMost(PATIENCE).until(() -> browser.path().contains("cursor="));
        assertThat(browser.words(".rows h3")).isNotEqualTo(newest);
        browser.click(".pager a:not([rel])");
        await().atMost(PATIENCE).until(() -> browser.path().equals("/sources/" + FilledSite.CITY));
        browser.click(".kicker h2 a");
        await().atMost(PATIENCE).until(() -> browser.path().matches("/sources/almadina/[0-9-]{10}"));
        browser.click(".pager a[rel=next]");
        browser.click(".rows h2 a");
        browser.see(".article h1");
        assertThat(browser.see("html").getDomAttribute("lang")).isEqualTo(language.tag());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aReaderSearchesAndNarrowsTheResult(Language language) {
        browser.become(Who.READER);
        browser.go("/search", language);
        browser.type("[name=q]", "المدينة");
        browser.click(".search-form button");
        browser.see(".rows mark");
        int all = browser.all(".rows > li").size();
        String narrow = "source=" + PortPapers.HARBOUR;
        browser.go("/search?q=" + encoded("المدينة") + "&lang=ar");
        browser.click(".search-facets a[href*='" + narrow + "']");
        await().atMost(PATIENCE).until(() -> browser.path().contains(narrow));
        assertThat(browser.all(".rows > li")).hasSizeBetween(1, all - 1);
        browser.click(".search-facets a[aria-current][href*='q=']");
        await().atMost(PATIENCE)
                .until(() -> browser.all(".search-facets a[aria-current]").size() < 2);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aReaderReportsAPictureAndTakesTheReportBack(Language language) {
        Shown shown = pictures.get(language.ordinal());
        String picture = "#image-" + shown.imageId();
        browser.become(Who.READER);
        browser.go("/articles/" + shown.articleId(), language);
        browser.click(picture + " .report summary");
        new Select(browser.see(picture + " [name=reason]")).selectByValue("SPAM");
        browser.type(picture + " [name=comment]", "إعلان لا صورة خبر");
        browser.click(picture + " .report [type=submit]");
        await().atMost(PATIENCE).until(() -> browser.see(picture + " .thanks").isDisplayed());
        await().atMost(PATIENCE).until(() -> reporters(shown) == 1);

        browser.click(picture + " .thanks [type=submit]");
        await().atMost(PATIENCE).until(() -> browser.path().contains("withdrawn="));
        assertThat(browser.see("[role=status]").isDisplayed()).isTrue();
        await().atMost(PATIENCE).until(() -> reporters(shown) == 0);
    }

    @Test
    void staffSignInAndOut() {
        browser.become(Who.READER);
        browser.go("/admin/sources", Language.AR);
        assertThat(browser.path()).startsWith("/login?next=");
        browser.type("[name=name]", Who.EDITOR.account());
        browser.type("[name=password]", "not this one");
        browser.click("main form button");
        browser.see("[role=alert]");
        browser.signIn(Who.EDITOR.account());
        assertThat(browser.path()).isEqualTo("/admin/sources");
        browser.click("main a[href='/logout']");
        browser.click("main form button");
        await().atMost(PATIENCE).until(() -> browser.path().equals("/"));
        browser.go("/admin/sources");
        assertThat(browser.path()).startsWith("/login?next=");
    }

    @Test
    void anEditorAddsASourceWorksWithItAndRemovesIt(@TempDir Path folder) throws IOException {
        site.jarida().newspaper().publish(PAPER, 0, 2);
        browser.become(Who.EDITOR);
        String source = addSource();
        editPolicy(source);
        for (String act : List.of("poll", "pause", "resume", "replay", "republish")) {
            act(source, act);
        }
        trySelectors(source);
        takeDownAndReinstate(source);
        importList(folder);
        for (String each : List.of(source, sourceOf("/scriptless.xml?again"))) {
            remove(each);
        }
    }

    private static String addSource() {
        browser.go("/admin/sources", Language.FR);
        browser.type(".address-form [name=url]", site.papers().feed(PAPER));
        browser.click(".address-form button");
        browser.click(".candidate form button");
        assertThat(browser.words(".trial")).contains("خبر " + PAPER);
        browser.click("#describe .choices button:not([formaction])");
        browser.see("[role=status]");
        String source = browser.path().replaceFirst("\\?.*", "").substring("/admin/sources/".length());
        await().atMost(PATIENCE)
                .until(() -> admin.get("/api/v1/articles?source=" + source)
                                .json()
                                .get("items")
                                .size()
                        == 2);
        return source;
    }

    private static void editPolicy(String source) {
        browser.go("/admin/sources/" + source);
        browser.type("[name=zone]", "Africa/Nowhere");
        browser.click("[name=policy][value=LINK]");
        browser.click(".source-form .choices button");
        browser.see(".fault");
        assertThat(browser.see("[name=policy][value=LINK]").isSelected()).isTrue();
        browser.type("[name=zone]", "Africa/Tunis");
        browser.click(".source-form .choices button");
        browser.see("[role=status]");
        JsonNode stored = admin.get("/api/v1/sources/" + source).json();
        assertThat(stored.get("policy").asString()).isEqualTo("LINK");
        assertThat(stored.get("zone").asString()).isEqualTo("Africa/Tunis");
    }

    private static void act(String source, String act) {
        String page = "/admin/sources/" + source;
        browser.go(page);
        browser.click("button[formaction='%1$s/%2$s'], form[action='%1$s/%2$s'] button:not([formaction])"
                .formatted(page, act));
        browser.see("[role=status]");
    }

    private static void trySelectors(String source) {
        browser.go("/admin/sources/" + source + "/selectors");
        browser.type("[name=url]", site.papers().address("/marsa/library.html"));
        browser.type("[name='selector.body']", "article");
        browser.click(".address-form button");
        assertThat(browser.words(".sample")).contains("قاعة الخرائط");
        browser.click(".selectors-form > .choices button");
        browser.see("[role=status]");
        assertThat(admin.get("/api/v1/sources/" + source)
                        .json()
                        .at("/selectors/body")
                        .asString())
                .isEqualTo("article");
    }

    private static void takeDownAndReinstate(String source) {
        String article = admin.get("/api/v1/articles?source=" + source)
                .json()
                .at("/items/0/id")
                .asString();
        browser.go("/admin/articles");
        browser.type("[name=q]", article);
        browser.click(".address-form button");
        browser.type(".found-article [name=reason]", "طلب صاحب الحق");
        browser.click(".found-article button");
        browser.see("[role=status]");
        await().atMost(PATIENCE).until(() -> admin.get("/articles/" + article).status() == 410);
        browser.go("/admin/articles?q=" + article);
        browser.click(".found-article form[action$=reinstate] button");
        browser.see("[role=status]");
        await().atMost(PATIENCE).until(() -> admin.get("/articles/" + article).status() == 200);
    }

    private static void importList(Path folder) throws IOException {
        String feed = site.papers().address("/scriptless.xml?again");
        Path list = Files.writeString(
                folder.resolve("list.opml"),
                "<opml version=\"2.0\"><body><outline text=\"Again\" xmlUrl=\"" + feed + "\"/></body></opml>");
        browser.go("/admin/sources/import");
        browser.see("[name=file]").sendKeys(list.toString());
        browser.click(".source-form .choices button");
        browser.see(".form-done");
        assertThat(browser.words(".documents")).contains("Again");
    }

    private static String sourceOf(String feed) {
        for (JsonNode source : admin.get("/api/v1/sources?limit=100").json().get("items")) {
            if (source.toString().contains(feed)) {
                return source.get("id").asString();
            }
        }
        throw new AssertionError("nobody follows " + feed);
    }

    private static void remove(String source) {
        browser.go("/admin/sources/" + source + "/remove");
        browser.click("[name=articles][value=withdraw]");
        browser.click(".removal button");
        browser.see("[role=status]");
        assertThat(admin.get("/api/v1/sources/" + source).status()).isEqualTo(404);
    }

    @Test
    void aModeratorTakesEveryDecision() {
        browser.become(Who.MODERATOR);
        pictures.subList(3, 8).forEach(picture -> report(picture));
        Shown claimed = pictures.get(3);
        claimNoteAndMute(claimed);
        decide(claimed, "CONFIRM", "CONFIRMED");
        decide(claimed, "RESTORE", "RESTORED");
        decide(pictures.get(4), "LOCK", "LOCKED");
        decide(pictures.get(5), "LEGAL", "LEGAL");
        decideSeveral(pictures.subList(6, 8));
        appealAndAnswer(pictures.get(6), "UPHELD", "CONFIRMED");
        appealAndAnswer(pictures.get(7), "OVERTURNED", "RESTORED");
    }

    private static void claimNoteAndMute(Shown picture) {
        browser.go("/moderation/cases/" + picture.imageId(), Language.EN);
        browser.click(".claim button");
        browser.see(".claim strong");
        browser.click(".claim button");
        await().atMost(PATIENCE).until(() -> browser.all(".claim strong").isEmpty());
        browser.type("textarea[name=text]", "كتبت إلى المصدر");
        browser.click("form.note:not(.answer) button:not([disabled])");
        assertThat(browser.words(".note-text")).isEqualTo("كتبت إلى المصدر");
        browser.click("form[action$='/mute'] button");
        browser.click("form[action$='/unmute'] button");
        await().atMost(PATIENCE)
                .until(() -> browser.all("form[action$='/unmute']").isEmpty());
    }

    private static void decide(Shown picture, String action, String state) {
        browser.go("/moderation/cases/" + picture.imageId());
        browser.type(".decision [name=reason]", "نظرت فيها");
        browser.click(".decision [value=" + action + "]");
        awaitState(picture, state);
        assertThat(browser.words(".change")).contains("نظرت فيها");
    }

    private static void decideSeveral(List<Shown> several) {
        browser.go("/moderation");
        several.forEach(picture -> browser.click("[name=chosen][value^='" + picture.imageId() + "']"));
        browser.type("#several [name=reason]", "صور من مصدر واحد");
        browser.click("#several [value=CONFIRM]");
        await().atMost(PATIENCE).until(() -> browser.all(".change").size() == several.size());
        several.forEach(picture -> awaitState(picture, "CONFIRMED"));
    }

    private static void appealAndAnswer(Shown picture, String outcome, String state) {
        String statement = site.statement(picture);
        browser.go(statement);
        browser.type("textarea[name=text]", "هذه صورة صحفية من الميناء");
        browser.click("main form button");
        browser.see(".filed");
        browser.go("/moderation/appeals");
        String row = "[id^='appeal-" + picture.imageId() + "']";
        browser.type(row + " [name=reason]", "نظرت فيها مرة أخرى");
        browser.click(row + " [value=" + outcome + "]");
        browser.see("[role=status]");
        assertThat(browser.chromium().findElements(By.cssSelector(row))).isEmpty();
        awaitState(picture, state);
    }

    private static void report(Shown picture) {
        assertThat(Visitor.person(site.jarida().jarida().url())
                        .report(picture.articleId(), picture.imageId())
                        .status())
                .isEqualTo(202);
        await().atMost(PATIENCE).until(() -> reporters(picture) == 1);
    }

    private static int reporters(Shown picture) {
        return admin.get("/api/v1/moderation/cases/" + picture.imageId())
                .json()
                .path("distinctReporters")
                .asInt(0);
    }

    private static void awaitState(Shown picture, String state) {
        await().atMost(PATIENCE)
                .until(() -> admin.get("/api/v1/moderation/cases/" + picture.imageId())
                        .json()
                        .path("state")
                        .asString("")
                        .equals(state));
    }
}
