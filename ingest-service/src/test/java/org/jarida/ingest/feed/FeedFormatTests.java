package org.jarida.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.html.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format and version of it, each as its own specification has it. */
class FeedFormatTests {

    private static final URI BASE = URI.create("https://news.example/feeds/x");

    @Test
    void rss090() {
        var feed = parse("""
                <?xml version="1.0"?>
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/">
                <channel><title>ت</title><link>https://news.example/</link><description>و</description></channel>
                <image><title>logo</title><url>https://news.example/logo.gif</url><link>https://news.example/</link></image>
                <item><title>خبر</title><link>https://news.example/1</link></item>
                <textinput><title>search</title><description>d</description><name>q</name><link>https://news.example/q</link></textinput></rdf:RDF>""");

        assertThat(feed.format()).isEqualTo(FeedFormat.RSS);
        assertThat(feed.title()).isEqualTo("ت");
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.title()).isEqualTo("خبر");
            assertThat(entry.url()).isEqualTo("https://news.example/1");
            assertThat(entry.images()).isEmpty();
        });
    }

    @Test
    void rss091WithItsDoctype() {
        var feed = parse("""
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://127.0.0.1:9/rss-0.91.dtd" [
                  <!ENTITY % more SYSTEM "http://127.0.0.1:9/more.dtd"> %more; <!ENTITY own "&#1582;"> <!ATTLIST rss version CDATA #REQUIRED>
                ]>
                <rss version="0.91"><channel><title>ت</title><link>https://news.example/</link><description>و</description><language>ar-ma</language>
                <item><title>caf&eacute; &laquo;x&raquo;</title><link>https://news.example/1</link><description>نص &amp;quot;مقتبس&amp;quot;</description></item>
                </channel></rss>""");

        assertThat(feed.language()).isEqualTo("ar-MA");
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.title()).isEqualTo("café «x»");
            assertThat(entry.contentHtml()).contains("نص", "مقتبس");
            assertThat(entry.published()).isNull();
        });
    }

    @Test
    void rss092() {
        var entry = parse("""
                <rss version="0.92"><channel><title>ت</title><link>https://news.example/</link><description>و</description>
                <item><description>نص بلا عنوان ولا رابط</description><source url="https://other.example/rss">مصدر آخر</source>
                <enclosure url="https://news.example/s.mp3" length="7" type="audio/mpeg"/><enclosure url="https://news.example/i.jpg" length="9" type="image/jpeg"/>
                <category domain="d">سياسة</category><category>مدن</category></item></channel></rss>""").entries().getFirst();

        assertThat(entry.title()).isEmpty();
        assertThat(entry.url()).isNull();
        assertThat(entry.contentHtml()).isEqualTo("نص بلا عنوان ولا رابط");
        assertThat(entry.categories()).containsExactly("سياسة", "مدن");
        assertThat(entry.enclosures()).hasSize(2);
        assertThat(entry.images()).containsExactly(new FoundImage("https://news.example/i.jpg", null, null));
    }

    @Test
    void rss20WithItsModules() {
        var entry = parse("""
                <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
                  xmlns:dcterms="http://purl.org/dc/terms/" xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
                  xmlns:slash="http://purl.org/rss/1.0/modules/slash/" xmlns:georss="http://www.georss.org/georss" xmlns:thr="http://purl.org/syndication/thread/1.0"
                  xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>ت</title><link>https://news.example/</link>
                <atom:link rel="self" href="https://news.example/feeds/x"/>
                <item><title>خبر</title><link>https://news.example/1</link><guid isPermaLink="false">g1</guid><comments>https://news.example/1#c</comments>
                <dc:creator>آسيا</dc:creator><dcterms:modified>2026-11-22T00:00:00Z</dcterms:modified><dc:date>2026-11-21T10:00:00Z</dc:date><dc:subject>سياسة</dc:subject>
                <description>الملخص</description><content:encoded><![CDATA[<p>النص <b>الكامل</b></p>]]></content:encoded>
                <media:group><media:content url="https://news.example/big.jpg" medium="image" width="1200"><media:credit>رويترز</media:credit>
                  <media:description type="plain">الميناء</media:description></media:content><media:thumbnail url="https://news.example/t.jpg"/></media:group>
                <itunes:summary>ملخص آخر</itunes:summary><itunes:duration>12:01</itunes:duration><slash:comments>7</slash:comments><slash:section>x</slash:section>
                <slash:department>from-the-desk</slash:department><georss:point>45.2 -71.9</georss:point><wfw:commentRss>https://news.example/1/feed</wfw:commentRss>
                <thr:total>7</thr:total></item></channel></rss>""").entries().getFirst();

        assertThat(entry.id()).isEqualTo("g1");
        assertThat(entry.url()).isEqualTo("https://news.example/1");
        assertThat(entry.authors()).containsExactly("آسيا");
        assertThat(entry.published()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(entry.updated()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(entry.summaryHtml()).isEqualTo("الملخص");
        assertThat(entry.contentHtml()).isEqualTo("<p>النص <b>الكامل</b></p>");
        assertThat(entry.contentDeclared()).isTrue();
        assertThat(entry.categories()).containsExactly("سياسة");
        assertThat(entry.images()).containsExactly(new FoundImage("https://news.example/big.jpg", "الميناء", "رويترز"));
    }

    @Test
    void mediasDescriptionServesWhereThereIsNoOther() {
        var entry = parse("""
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"><title>t</title><entry><title>فيديو</title>
                <link rel="alternate" href="https://news.example/v"/><media:group><media:title>فيديو</media:title>
                <media:content url="https://news.example/v.mp4" type="video/mp4"/><media:thumbnail url="https://news.example/v.jpg"/>
                <media:description>ما يظهر في الفيديو</media:description></media:group></entry></feed>""").entries().getFirst();

        assertThat(entry.summaryHtml()).isEqualTo("ما يظهر في الفيديو");
        assertThat(entry.contentDeclared()).isFalse();
        assertThat(entry.images()).extracting(FoundImage::url).containsExactly("https://news.example/v.jpg");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <itunes:summary>ملخص</itunes:summary><itunes:subtitle>سطر</itunes:subtitle> | ملخص
            <itunes:subtitle>سطر</itunes:subtitle> | سطر
            <description>وصف</description><itunes:summary>ملخص</itunes:summary> | وصف
            """)
    void podcastsHaveSummariesOfTheirOwn(String inside, String summary) {
        assertThat(parse("<rss xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel><item>" + inside
                                + "</item></channel></rss>")
                        .entries()
                        .getFirst()
                        .summaryHtml())
                .isEqualTo(summary);
    }

    @Test
    void atom03() {
        var feed = parse("""
                <feed version="0.3" xmlns="http://purl.org/atom/ns#" xml:lang="fr"><title>t</title><link rel="alternate" type="text/html" href="https://news.example/"/>
                <author><name>La rédaction</name></author><modified>2026-11-21T10:00:00Z</modified>
                <entry><title>Un titre</title><link rel="alternate" type="text/html" href="https://news.example/1"/><id>tag:news.example,2026:1</id>
                <created>2026-11-20T09:00:00Z</created><issued>2026-11-20T10:00:00</issued><modified>2026-11-21T10:00:00Z</modified>
                <summary type="text/plain">Résumé &amp; suite</summary><content type="application/xhtml+xml" mode="xml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Texte</p></div></content></entry></feed>""");

        assertThat(feed.format()).isEqualTo(FeedFormat.ATOM);
        assertThat(feed.language()).isEqualTo("fr");
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.authors()).containsExactly("La rédaction");
            assertThat(entry.published()).isEqualTo(Instant.parse("2026-11-20T09:00:00Z"));
            assertThat(entry.updated()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
            assertThat(entry.summaryHtml()).isEqualTo("Résumé &amp; suite");
            assertThat(entry.contentHtml()).isEqualTo("<div><p>Texte</p></div>");
        });
    }

    /** Relative addresses are resolved by the nearest xml:base, each relative to the one around it, the outermost to the document. */
    @Test
    void atomsBasesNest() {
        var entry = parse("""
                <feed xmlns="http://www.w3.org/2005/Atom" xml:base="/blog/"><title>t</title><entry xml:base="2026/"><title>e</title><link href="1"/>
                <link rel="enclosure" type="image/png" xml:base="pictures/" href="p.png"/>
                <content type="xhtml" xml:base="one/"><div xmlns="http://www.w3.org/1999/xhtml"><p><a href="more">m</a><img src="/i.png" alt=""/></p></div></content></entry></feed>""").entries().getFirst();

        assertThat(entry.url()).isEqualTo("https://news.example/blog/2026/1");
        assertThat(entry.enclosures())
                .extracting(Enclosure::url)
                .containsExactly("https://news.example/blog/2026/pictures/p.png");
        assertThat(entry.contentHtml()).contains("href=\"https://news.example/blog/2026/one/more\"");
        assertThat(entry.images())
                .extracting(FoundImage::url)
                .contains("https://news.example/i.png", "https://news.example/blog/2026/pictures/p.png");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            xml:lang="ar" | '' | أخبار | ar
            xml:lang="ar" | xml:lang="fr" | Le titre | fr
            '' | xml:lang="fr-MA" | Le titre | fr-MA
            """)
    void atomsLanguageIsTheNearestOne(String ofFeed, String ofEntry, String title, String language) {
        var entry = parse("<feed xmlns='http://www.w3.org/2005/Atom' " + ofFeed + "><title>t</title><entry " + ofEntry
                        + "><title>" + title + "</title></entry></feed>")
                .entries()
                .getFirst();

        assertThat(entry.language()).isEqualTo(language);
    }

    @Test
    void atomsContentElsewhereIsAnAddressOrAPicture() {
        var entries = parse("""
                <feed xmlns="http://www.w3.org/2005/Atom"><title>t</title>
                <entry><title>page</title><summary>الملخص</summary><content type="text/html" src="/full/1.html"/></entry>
                <entry><title>linked</title><link href="/2"/><summary>s</summary><content type="text/html" src="/full/2.html"/></entry>
                <entry><title>picture</title><link href="/3"/><content type="image/jpeg" src="/3.jpg"/></entry></feed>""").entries();

        assertThat(entries.get(0).url()).isEqualTo("https://news.example/full/1.html");
        assertThat(entries.get(0).contentHtml()).isEqualTo("الملخص");
        assertThat(entries.get(0).contentDeclared()).isFalse();
        assertThat(entries.get(1).url()).isEqualTo("https://news.example/2");
        assertThat(entries.get(2).images()).extracting(FoundImage::url).containsExactly("https://news.example/3.jpg");
        assertThat(entries.get(2).url()).isEqualTo("https://news.example/3");
    }

    @Test
    void aReplyOfRfc4685NamesWhatItAnswers() {
        var entry = parse("""
                <feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><title>t</title><entry><title>رد</title><link href="/2"/>
                <link rel="replies" href="/2/comments.atom" thr:count="3"/><thr:in-reply-to ref="tag:news.example,2026:1" type="application/xhtml+xml" href="/1"/></entry></feed>""").entries().getFirst();

        assertThat(entry.url()).isEqualTo("https://news.example/2");
        assertThat(entry.related()).containsExactly(new Link("https://news.example/1", "https://news.example/1"));
    }

    @Test
    void jsonFeed10() {
        var feed = parse("""
                {"version":"https://jsonfeed.org/version/1","title":"ت","author":{"name":"هيئة التحرير","url":"https://news.example/us"},
                 "items":[{"id":"1","url":"https://news.example/1","title":"خبر","content_text":"نص","date_published":"2026-11-21T10:00:00+01:00"}]}""");

        assertThat(feed.format()).isEqualTo(FeedFormat.JSON);
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.authors()).containsExactly("هيئة التحرير");
            assertThat(entry.contentHtml()).isEqualTo("<p>نص</p>");
            assertThat(entry.published()).isEqualTo(Instant.parse("2026-11-21T09:00:00Z"));
        });
    }

    @Test
    void jsonFeed11() {
        var feed = parse("""
                \uFEFF{"version":"https://jsonfeed.org/version/1.1","title":"ت","language":"ar-TN","items":[
                 {"id":"https://news.example/1","title":"Le titre","content_html":"<p>Le texte</p>","language":"fr","authors":[{"name":"أ"},{"name":"ب"}],"banner_image":"/b.jpg"}]}""");

        assertThat(feed.language()).isEqualTo("ar-TN");
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.url()).isEqualTo("https://news.example/1");
            assertThat(entry.language()).isEqualTo("fr");
            assertThat(entry.authors()).containsExactly("أ", "ب");
            assertThat(entry.images()).extracting(FoundImage::url).containsExactly("https://news.example/b.jpg");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "text/plain",
                "application/octet-stream",
                "image/png",
                "application/json",
                "nonsense",
                ""
            })
    void theDocumentTellsItsFormatWhateverItsMimeType(String type) {
        var rss = "<rss><channel><title>ت</title><item><title>خبر</title></item></channel></rss>";
        var json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"1\",\"title\":\"خبر\"}]}";

        for (var document : new String[] {rss, json}) {
            var feed = new FeedParser().parse(document.getBytes(StandardCharsets.UTF_8), type, BASE);
            assertThat(feed.entries()).extracting(ParsedEntry::title).containsExactly("خبر");
        }
    }

    @Test
    void vocabulariesMayBeMixed() {
        var entry = parse("""
                <rss version="2.0" xmlns:a="http://www.w3.org/2005/Atom"><channel><title>ت</title><item><title>خبر</title><a:link rel="alternate" href="https://news.example/1"/>
                <a:author><a:name>آسيا</a:name></a:author><a:published>2026-11-21T10:00:00Z</a:published><a:updated>2026-11-22T10:00:00Z</a:updated>
                <a:content type="html">&lt;p&gt;نص&lt;/p&gt;</a:content><a:id>urn:1</a:id></item></channel></rss>""").entries().getFirst();

        assertThat(entry.id()).isEqualTo("urn:1");
        assertThat(entry.url()).isEqualTo("https://news.example/1");
        assertThat(entry.authors()).containsExactly("آسيا");
        assertThat(entry.published()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(entry.contentHtml()).isEqualTo("<p>نص</p>");
    }

    @Test
    void aPageOrASitemapInAFeedsPlaceSaysWhatToDo() {
        assertThatThrownBy(() -> parse("<!doctype html><html><body><h1>News</h1></body></html>"))
                .isInstanceOf(UnreadableFeedException.class)
                .hasMessageContaining("web page")
                .hasMessageContaining("discovery");
        assertThatThrownBy(() -> parse("<urlset><url><loc>https://news.example/1</loc></url></urlset>"))
                .isInstanceOf(UnreadableFeedException.class)
                .hasMessageContaining("SITEMAP");
    }

    private static ParsedFeed parse(String document) {
        return new FeedParser().parse(document.getBytes(StandardCharsets.UTF_8), "application/xml", BASE);
    }
}
