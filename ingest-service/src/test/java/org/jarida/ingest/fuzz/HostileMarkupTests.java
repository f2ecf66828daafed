package org.jarida.ingest.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jarida.events.DisplayPolicy;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.feed.DocumentReader;
import org.jarida.ingest.feed.FeedParser;
import org.jarida.ingest.feed.FurtherDocuments;
import org.jarida.ingest.feed.OpmlOutline;
import org.jarida.ingest.feed.OpmlReader;
import org.jarida.ingest.feed.ParsedFeed;
import org.jarida.ingest.feed.RawDocument;
import org.jarida.ingest.feed.UnreadableFeedException;
import org.jarida.ingest.page.ArticleExtractor;
import org.jarida.ingest.page.ExtractedArticle;
import org.jarida.ingest.source.FeedKind;
import org.jarida.ingest.source.Source;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The classic bombs of markup, each of a size that a source could send: none takes long, none unfolds. Every build throws
 * smaller ones, profile {@code soak} all.
 */
class HostileMarkupTests {

    private static final URI BASE = URI.create("https://news.example/");
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int DEPTH = 100_000;
    /** In every build. */
    private static final int SMALLER = 5_000;

    private static final Source.Description SOURCE =
            new Source.Description("", null, "ar", "UTC", DisplayPolicy.FULL, null, null, Map.of(), List.of());

    private static ParsedFeed feed(String document) {
        return new FeedParser().parse(document.getBytes(StandardCharsets.UTF_8), "text/xml", BASE);
    }

    private static ExtractedArticle page(String document) {
        return new ArticleExtractor().extract(document.getBytes(StandardCharsets.UTF_8), "text/html", BASE);
    }

    private static List<OpmlOutline> outlines(String document) {
        return OpmlReader.read(document.getBytes(StandardCharsets.UTF_8), "text/xml");
    }

    private static ParsedFeed sitemap(String document) {
        var raw = new RawDocument(document.getBytes(StandardCharsets.UTF_8), "text/xml", BASE);
        return new DocumentReader().read(SOURCE, FeedKind.SITEMAP, raw, FurtherDocuments.none(), null);
    }

    private static String rss(String doctype, String item) {
        return "<?xml version=\"1.0\"?>" + doctype
                + "<rss version=\"2.0\"><channel><title>a</title><item><title>first</title><link>https://news.example/1</link>"
                + item + "</item></channel></rss>";
    }

    /** Runs and fails when it took longer than any document may, by this thread's own clock. */
    private static void quickly(Runnable work) {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        try {
            work.run();
        } catch (UnreadableFeedException declared) {
            assertThat(declared.getMessage()).isNotBlank();
        }
        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - before)).isLessThan(LONGEST);
    }

    @Test
    void entitiesThatUnfoldManifoldStayFolded() {
        var laughs = IntStream.range(1, 10)
                .mapToObj(i -> "<!ENTITY lol" + i + " \"" + ("&lol" + (i - 1) + ";").repeat(10) + "\">")
                .collect(Collectors.joining("", "<!DOCTYPE rss [<!ENTITY lol0 \"lol\">", "]>"));
        quickly(() -> {
            var entry = feed(rss(laughs, "<description>&lol9;</description>"))
                    .entries()
                    .getFirst();
            assertThat(entry.title()).isEqualTo("first");
            assertThat(String.valueOf(entry.contentHtml())).hasSizeLessThan(100);
        });
    }

    @Test
    void oneLargeEntityUsedOftenStaysFolded() {
        var doctype = "<!DOCTYPE rss [<!ENTITY a \"" + "a".repeat(100_000) + "\">]>";
        quickly(() -> {
            var entry = feed(rss(doctype, "<description>" + "&a;".repeat(20_000) + "</description>"))
                    .entries()
                    .getFirst();
            assertThat(String.valueOf(entry.contentHtml())).hasSizeLessThan(1_000_000);
        });
    }

    @Test
    void nothingOutsideTheDocumentIsLookedAt(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("secret.txt"), "SECRET");
        try (var server = new Newspaper()) {
            var doctype = "<!DOCTYPE rss SYSTEM \"" + server.address("/dtd") + "\" [<!ENTITY f SYSTEM \"" + file.toUri()
                    + "\"><!ENTITY h SYSTEM \"" + server.address("/entity") + "\"><!ENTITY % p SYSTEM \""
                    + server.address("/parameter") + "\">%p;]>";
            var item = "<description>&f;&h;<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\""
                    + file.toUri() + "\" parse=\"text\"/></description>";

            var entry = feed("<?xml-stylesheet href=\"" + server.address("/style") + "\"?>" + rss(doctype, item))
                    .entries()
                    .getFirst();

            assertThat(entry.title()).isEqualTo("first");
            assertThat(String.valueOf(entry.contentHtml())).doesNotContain("SECRET");
            for (var path : new String[] {"/dtd", "/entity", "/parameter", "/style"}) {
                assertThat(server.visits(path)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"item", "div xmlns='http://www.w3.org/1999/xhtml'"})
    void aDeepFeedIsReadOrRefused(String tag) {
        deepFeed(tag, SMALLER);
    }

    @Tag("soak")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "item",
                "div xmlns='http://www.w3.org/1999/xhtml'",
                "channel",
                "rss",
                "description",
                "content:encoded",
                "entry",
                "feed",
                "title",
                "media:group"
            })
    void aDeepFeedOfAnyElementIsReadOrRefused(String tag) {
        deepFeed(tag, DEPTH);
    }

    private static void deepFeed(String tag, int depth) {
        var deep = ("<" + tag + ">").repeat(depth);
        quickly(() -> feed(rss("", "<description>" + deep + "</description>")));
        quickly(() -> feed("<rss><channel>" + deep + "x"));
        quickly(() -> feed("<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'>" + deep + "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"div", "a href='/x'", "table><tr><td"})
    void aDeepPageIsReadAsItIsOrAsNone(String tag) {
        deepPage(tag, SMALLER);
    }

    @Tag("soak")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "div",
                "a href='/x'",
                "table><tr><td",
                "p",
                "b",
                "font",
                "table",
                "ul><li",
                "dl><dd",
                "select",
                "svg",
                "math",
                "form",
                "template",
                "button",
                "article",
                "section class='body'",
                "h1",
                "blockquote",
                "figure",
                "span",
                "x-y",
                "frameset",
                "noscript",
                "ruby><rt",
                "option",
                "details",
                "iframe"
            })
    void aDeepPageOfAnyElementIsReadAsItIsOrAsNone(String tag) {
        deepPage(tag, DEPTH);
    }

    private static void deepPage(String tag, int depth) {
        var deep = ("<" + tag + ">").repeat(depth);
        quickly(() -> page("<html><body>" + deep + "words that are seen. ".repeat(100)));
        quickly(() -> page("<html><body>" + ("words<" + tag + ">").repeat(depth / 10)));
        quickly(() -> feed(rss("", "<description><![CDATA[" + deep + "words]]></description>")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":[", "\"", "{\"items\":["})
    void deepJsonIsRefusedOrPassedOver(String opening) {
        var deep = opening.repeat(DEPTH);
        quickly(() -> feed("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"x\":" + deep));
        quickly(() -> feed(deep));
        quickly(() -> page("<script type='application/ld+json'>" + deep + "</script><p>words</p>"));
    }

    @Test
    void deepOutlinesAndDeepSitemapsAreReadOrRefused() {
        outlinesAndSitemaps(SMALLER);
    }

    @Tag("soak")
    @Test
    void deeperOutlinesAndDeeperSitemapsAreReadOrRefused() {
        outlinesAndSitemaps(DEPTH);
    }

    private static void outlinesAndSitemaps(int depth) {
        var outlines = "<outline text='a' xmlUrl='https://news.example/rss'>".repeat(depth);
        quickly(() -> outlines("<opml><body>" + outlines));
        quickly(() -> outlines("<opml>" + "<body>".repeat(depth) + outlines));
        var urls = "<url><loc>https://news.example/1</loc>".repeat(depth);
        quickly(() -> sitemap("<urlset>" + urls));
        quickly(() -> sitemap("<sitemapindex>" + "<sitemap>".repeat(depth) + "<loc>https://news.example/1</loc>"));
    }

    @Test
    void aGiantSectionOfCharactersIsRead() {
        var giant = "كلمة &amp; ]] > ".repeat(50_000);
        quickly(() -> {
            var entries = feed(rss("", "<description><![CDATA[" + giant + "]]></description>"))
                    .entries();
            assertThat(entries.getFirst().title()).isEqualTo("first");
        });
        quickly(() -> feed(rss("", "<description><![CDATA[" + giant)));
        quickly(() -> feed(rss("", "<!-- " + giant)));
    }

    @Test
    void floodsOfAttributesAreStemmed() {
        attributes(SMALLER / 4);
    }

    @Tag("soak")
    @Test
    void largeFloodsOfAttributesAreStemmed() {
        attributes(DEPTH);
    }

    private static void attributes(int number) {
        var many = IntStream.range(0, number).mapToObj(i -> " a" + i + "='b'").collect(Collectors.joining());
        var same = " href='/a'".repeat(number);
        var large = " title='" + "x&amp;".repeat(2 * number) + "'";
        for (var attributes : new String[] {many, same, large, many + same + large}) {
            quickly(() -> feed("<rss" + attributes + "><channel" + attributes + "><item" + attributes + "><title"
                    + attributes + ">a</title></item></channel></rss>"));
            quickly(() -> page("<html" + attributes + "><body" + attributes + "><p" + attributes + "><a" + attributes
                    + ">words</a><img" + attributes + "></p>"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<item/>", "<b><p>", "<a href=/b>b</a>"})
    void floodsOfSmallThingsAreStemmed(String thing) {
        flood(thing, 50_000);
    }

    @Tag("soak")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<item/>",
                "<item><title>a</title></item>",
                "<br>",
                "<p>a",
                "<img src=/a.jpg>",
                "<a href=/b>b</a>",
                "<!---->",
                "<![CDATA[]]>",
                "&#1571;",
                "&",
                "<",
                "</p>",
                "<td>",
                "<li>",
                "<title>",
                "<meta property='og:title' content='a'>",
                "<link rel=alternate href=/x>",
                "<figure><img src=/a.jpg><figcaption>a</figcaption></figure>",
                "<b><p>",
                "<a><p>"
            })
    void largeFloodsOfSmallThingsAreStemmed(String thing) {
        flood(thing, 2_000_000);
    }

    private static void flood(String thing, int length) {
        var flood = thing.repeat(length / thing.length());
        quickly(() -> feed("<rss><channel><item><title>a</title><description>" + flood));
        quickly(() -> feed("<rss><channel>" + flood));
        quickly(() -> feed(rss("", "<description><![CDATA[" + flood.replace("]]>", "") + "]]></description>")));
        quickly(() -> page("<html><head><title>a</title></head><body><article>" + flood));
        quickly(() -> page(flood));
    }
}
