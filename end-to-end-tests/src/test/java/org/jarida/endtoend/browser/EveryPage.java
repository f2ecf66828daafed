package org.jarida.endtoend.browser;

import static org.jarida.endtoend.browser.FilledSite.encoded;

import java.util.List;
import java.util.stream.Stream;
import org.jarida.endtoend.journey.Shown;

/** The list of all pages of a filled site: those with an address of their own, and those that answer a form. */
final class EveryPage {

    private static final String NEW = "/admin/sources/new";
    private static final String HARBOUR = "/admin/sources/" + PortPapers.HARBOUR;
    private static final String NOWHERE = "0".repeat(32);

    private EveryPage() {}

    static List<SitePage> of(FilledSite site) {
        return Stream.of(
                        reading(site),
                        searching(),
                        appealing(site),
                        refusing(site),
                        house(),
                        editing(site),
                        moderating(site))
                .flatMap(List::stream)
                .toList();
    }

    private static List<SitePage> reading(FilledSite site) {
        String pictured =
                site.article(FilledSite.CITY, article -> article.get("images").size() > 1);
        String corrected = site.articleOf(PortPapers.HARBOUR, PortPapers.CORRECTED);
        String ferry = site.articleOf(PortPapers.HARBOUR, PortPapers.WITHOUT_PICTURE);
        Shown reported = site.severe();
        return List.of(
                reader("home", "/"),
                reader("sources", "/sources"),
                reader("source", "/sources/" + FilledSite.CITY),
                reader("source-older", site.link("/sources/" + FilledSite.CITY, "/sources/almadina\\?cursor=[^\"]+")),
                reader("source-day", site.link("/sources/" + FilledSite.CITY, "/sources/almadina/[0-9-]+")),
                reader("source-empty", "/sources/" + FilledSite.SILENT),
                reader("sections", "/sections"),
                reader("section", site.link("/sections", "/sections/[^\"]+")),
                reader("author", site.link(pictured, "/authors/[^\"]+")),
                reader("article", pictured),
                reader("article-plain", ferry),
                reader("article-corrected", corrected),
                reader("article-french", site.article("courrier-du-port", _ -> true)),
                reader("article-link", site.article(PortPapers.CAPE, _ -> true)),
                reader("article-story", site.articleOf(PortPapers.HARBOUR, PortPapers.STORY)),
                reader("article-hidden", "/articles/" + site.hidden().articleId()),
                reader("article-thanks", "/articles/" + reported.articleId() + "?reported=" + reported.imageId()),
                reader("article-undone", "/articles/" + reported.articleId() + "?withdrawn=" + reported.imageId()),
                reader("revisions", corrected + "/revisions"),
                reader("revisions-none", ferry + "/revisions"),
                SitePage.at("gone", Who.READER, "/articles/" + site.mistake(), 410));
    }

    private static List<SitePage> searching() {
        return List.of(
                reader("search", "/search"),
                reader("search-found", "/search?q=" + encoded("المدينة")),
                reader("search-narrowed", "/search?q=" + encoded("المدينة") + "&source=" + FilledSite.CITY),
                reader("search-nothing", "/search?q=" + encoded("بلوتونيوم")));
    }

    private static List<SitePage> appealing(FilledSite site) {
        return List.of(
                reader("transparency", "/transparency"),
                reader("statements", "/appeals?article=" + site.hidden().articleId()),
                reader("statement", site.statement(site.hidden())),
                reader("statement-appealed", site.statement(site.appealed())),
                reader("statement-upheld", site.statement(site.upheld())),
                SitePage.answer(
                        "statement-empty", Who.READER, site.statement(site.hidden()), 400, (browser, language) -> {
                            browser.go(site.statement(site.hidden()), language);
                            browser.type("textarea", " ");
                            browser.click("main form button");
                        }));
    }

    private static List<SitePage> refusing(FilledSite site) {
        return List.of(
                SitePage.at("not-found", Who.READER, "/sources/nobody", 404),
                SitePage.at("bad-request", Who.READER, "/search?q=a&day=yesterday", 400),
                SitePage.at("forbidden", Who.EDITOR, "/moderation", 403),
                SitePage.answer("too-many", Who.READER, "/login", 429, EveryPage::guess));
    }

    /** Wrong passwords until no more are taken. */
    private static void guess(SiteBrowser browser, Language language) {
        do {
            signIn(browser, language, "nobody");
        } while (browser.refusal() == 401);
    }

    private static List<SitePage> house() {
        return List.of(
                reader("about", "/about"),
                reader("privacy", "/about/privacy"),
                reader("rights", "/about/rights"),
                reader("crawler", "/about/crawler"),
                reader("contact", "/about/contact"),
                reader("offline", "/offline"),
                reader("login", "/login?next=%2Fadmin%2Fsources"),
                SitePage.answer("login-failed", Who.READER, "/login", 401, (browser, language) -> {
                    signIn(browser, language, "admin");
                    browser.refusal();
                }),
                SitePage.at("logout", Who.EDITOR, "/logout"));
    }

    private static void signIn(SiteBrowser browser, Language language, String name) {
        browser.go("/login", language);
        browser.type("[name=name]", name);
        browser.type("[name=password]", "a wrong guess");
        browser.click("main form button");
    }

    private static List<SitePage> editing(FilledSite site) {
        return List.of(
                editor("console", "/admin/sources"),
                editor("console-new", NEW),
                SitePage.answer(
                        "console-candidates",
                        Who.EDITOR,
                        NEW,
                        200,
                        (browser, language) ->
                                discover(browser, language, site.papers().frontPage())),
                SitePage.answer(
                        "console-no-candidates",
                        Who.EDITOR,
                        NEW,
                        200,
                        (browser, language) ->
                                discover(browser, language, site.papers().address("/no.html"))),
                SitePage.answer("console-trial", Who.EDITOR, NEW + "/try", 200, (browser, language) -> {
                    discover(browser, language, site.papers().frontPage());
                    browser.click(".candidate form button");
                    browser.see(".trial");
                }),
                SitePage.answer("console-trial-faulty", Who.EDITOR, "/admin/sources", 400, (browser, language) -> {
                    discover(browser, language, site.papers().frontPage());
                    browser.click(".candidate form button");
                    browser.type("[name=zone]", "Africa/Nowhere");
                    browser.click(".source-form .choices button");
                    browser.see(".fault");
                }),
                editor("console-source", HARBOUR),
                editor("console-source-failing", "/admin/sources/" + FilledSite.SILENT),
                SitePage.answer("console-source-faulty", Who.EDITOR, HARBOUR, 400, (browser, language) -> {
                    browser.go(HARBOUR, language);
                    browser.type("[name=zone]", "Africa/Nowhere");
                    browser.click(".source-form .choices button");
                    browser.see(".fault");
                }),
                editor("console-remove", HARBOUR + "/remove"),
                editor("console-selectors", HARBOUR + "/selectors"),
                SitePage.answer(
                        "console-selectors-tried", Who.EDITOR, HARBOUR + "/selectors/try", 200, (browser, language) -> {
                            browser.go(HARBOUR + "/selectors", language);
                            browser.type("[name=url]", site.papers().address("/marsa/library.html"));
                            browser.type("[name='selector.body']", "article");
                            browser.click(".address-form button");
                            browser.see(".sample");
                        }),
                SitePage.answer(
                        "console-selectors-faulty", Who.EDITOR, HARBOUR + "/selectors", 400, (browser, language) -> {
                            browser.go(HARBOUR + "/selectors", language);
                            browser.type("[name='selector.body']", "article[");
                            browser.click(".selectors-form > .choices button");
                            browser.see(".fault");
                        }),
                editor("console-import", "/admin/sources/import"),
                new SitePage(
                        "console-imported",
                        Who.EDITOR,
                        "GET",
                        "/admin/sources/import/run",
                        200,
                        (browser, language) -> {
                            browser.go("/admin/sources/import", language);
                            browser.type("textarea[name=text]", """
                            <opml version="2.0"><body><outline text="صحيفة المرسى" xmlUrl="%s"/>
                            <outline text="Bad" xmlUrl="ftp://example.org/"/></body></opml>
                            """.formatted(
                                            site.papers().feed(PortPapers.HARBOUR)));
                            browser.click(".source-form .choices button");
                            browser.see(".form-done");
                        }),
                editor("console-articles", "/admin/articles"),
                editor("console-article", "/admin/articles?q=" + site.id(PortPapers.HARBOUR, PortPapers.CORRECTED)),
                editor("console-article-down", "/admin/articles?q=" + site.mistake()));
    }

    private static void discover(SiteBrowser browser, Language language, String address) {
        browser.go(NEW, language);
        browser.type(".address-form [name=url]", address);
        browser.click(".address-form button");
        browser.see("#found-title");
    }

    private static List<SitePage> moderating(FilledSite site) {
        String cases = "/moderation/cases/";
        return List.of(
                moderator("queue", "/moderation"),
                moderator("case", cases + site.hidden().imageId()),
                moderator("case-appealed", cases + site.appealed().imageId()),
                moderator("case-discussed", cases + site.discussed().imageId()),
                moderator("case-late", cases + site.discussed().imageId() + "?seen=1"),
                moderator("statistics", "/moderation/statistics"),
                moderator("appeals", "/moderation/appeals"),
                SitePage.answer("outcomes", Who.MODERATOR, "/moderation/verdicts", 200, (browser, language) -> {
                    browser.go("/moderation", language);
                    // a colleague was faster: the version that the page names is not the case's any more
                    browser.chromium()
                            .executeScript(
                                    "document.querySelector('[name=chosen]').value = arguments[0] + ':99'",
                                    site.severe().imageId());
                    browser.click("[name=chosen]");
                    browser.type("#several [name=reason]", "نشرت مرات عديدة");
                    browser.click("#several [value=CONFIRM]");
                    browser.see(".change");
                }));
    }

    private static SitePage reader(String name, String path) {
        return SitePage.at(name, Who.READER, path);
    }

    private static SitePage editor(String name, String path) {
        return SitePage.at(name, Who.EDITOR, path);
    }

    private static SitePage moderator(String name, String path) {
        return SitePage.at(name, Who.MODERATOR, path);
    }
}
