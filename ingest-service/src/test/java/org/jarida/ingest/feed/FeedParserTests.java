package org.jarida.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.html.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One test for each way in which feeds are ugly, then one for each format. */
class FeedParserTests {

    private static final URI BASE = URI.create("https://news.example/feeds/rss.xml");
    private static final String ITEM =
            "<item><title>خبر</title><link>https://news.example/1</link><pubDate>Sat, 07 Dec 2024 10:00:00 GMT</pubDate></item>";

    static ParsedFeed parse(String document) {
        return new FeedParser().parse(document.getBytes(StandardCharsets.UTF_8), "application/xml", BASE);
    }

    private static ParsedEntry item(String inside) {
        return parse("<rss version=\"2.0\"><channel><title>t</title><item>" + inside + "</item></channel></rss>")
                .entries()
                .getFirst();
    }

    private static ParsedEntry entry(String inside) {
        return parse("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>t</title><entry>" + inside + "</entry></feed>")
                .entries()
                .getFirst();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\n\n  <?xml version='1.0'?><rss version='2.0'><channel><title>ت</title>%s</channel></rss>",
                "<br />\n<b>Warning</b>: mysql_connect() in /x.php on line 1<br />\n<?xml version='1.0'?><rss><channel><title>ت</title>%s</channel></rss>",
                "\uFEFF<?xml version='1.0'?><rss><channel><title>ت</title>%s</channel></rss>",
                "<?xml version='1.0'?><!DOCTYPE rss PUBLIC '-//Netscape Communications//DTD RSS 0.91//EN' 'http://my.netscape.com/publish/formats/rss-0.91.dtd'>"
                        + "<rss version='0.91'><channel><title>ت</title>%s</channel></rss>",
                "<!DOCTYPE rss [<!ENTITY nbsp '&#160;'><!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss><channel><title>ت</title>%s</channel></rss>",
                "<!-- made by <rss> --><rss><channel><title>ت</title>%s</channel></rss>",
                "<rss><channel><title>ت</title>%s",
                "<rss><channel><title>ت</title>%s</channel></rss><!-- 0.1 s --><script>x()</script>",
                "<RSS><CHANNEL><TITLE>ت</TITLE>%s</CHANNEL></RSS>",
                "<channel><title>ت</title>%s</channel>",
                "<rss xmlns='http://backend.userland.com/rss2'><channel><title>ت</title>%s</channel></rss>",
                "<rss xmlns='http://example.org/whatever'><channel><title>ت</title>%s</channel></rss>",
                "<rss><channel><title>ت</title></channel>%s</rss>",
                "<rss>\u0000\u0008<channel><title>\u001Fت</title>%s</channel></rss>"
            })
    void whatStandsAroundAFeedDoesNotHideIt(String form) {
        var feed = parse(form.formatted(ITEM));

        assertThat(feed.title()).isEqualTo("ت");
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.title()).isEqualTo("خبر");
            assertThat(entry.url()).isEqualTo("https://news.example/1");
            assertThat(entry.published()).isEqualTo(Instant.parse("2024-12-07T10:00:00Z"));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Tom & Jerry | Tom & Jerry
            Tom &amp; Jerry | Tom & Jerry
            Tom &amp;amp; Jerry | Tom & Jerry
            Caf&eacute; | Café
            a&nbsp;b | a b
            &laquo;خبر&raquo; | «خبر»
            &#1582;&#x628;&#1585; | خبر
            <![CDATA[a & b]]> | a & b
            <![CDATA[a &amp; b]]> | a & b
            <![CDATA[a <b>b</b>]]> | a b
            a &lt;b&gt;b&lt;/b&gt; | a b
            1 &lt; 2 | 1 < 2
            List&lt;String&gt; | List<String>
            a&#x92;b | a’b
            &unknown; x | &unknown; x
            """)
    void titlesComeOutAsPlainText(String written, String expected) {
        assertThat(item("<title>" + written + "</title>").title().replace('\u00A0', ' '))
                .isEqualTo(expected);
    }

    @Test
    void anUnclosedElementDoesNotSwallowItsNeighbours() {
        var entry =
                item("<title>خبر<link>https://news.example/1</link><pubDate>Sat, 07 Dec 2024 10:00:00 GMT</pubDate>");

        assertThat(entry.title()).isEqualTo("خبر");
        assertThat(entry.url()).isEqualTo("https://news.example/1");
        assertThat(entry.published()).isNotNull();
    }

    @Test
    void unclosedItemsAreAllFound() {
        var feed = parse(
                "<rss><channel><item><title>1</title><item><title>2</title><item><title>3</title></channel></rss>");

        assertThat(feed.entries()).extracting(ParsedEntry::title).containsExactly("1", "2", "3");
    }

    @Test
    void markupThatNobodyEscapedIsContent() {
        assertThat(item("<description><p>a <b>b</b></p></description>").contentHtml())
                .isEqualTo("<p>a <b>b</b></p>");
    }

    @Test
    void itemsThatShareAGuidAreAllKept() {
        var feed = parse(
                "<rss><channel><item><guid>1</guid><title>a</title></item><item><guid>1</guid><title>b</title></item>"
                        + "<item><guid>1</guid><title>c</title></item></channel></rss>");

        assertThat(feed.entries()).extracting(ParsedEntry::title).containsExactly("a", "b", "c");
    }

    @Test
    void prefixesAreToldByTheirNamespace() {
        var feed = parse(
                "<rss xmlns:x='http://purl.org/dc/elements/1.1/' xmlns:y='http://purl.org/rss/1.0/modules/content/' xmlns:dc='http://other.example/'>"
                        + "<channel><item><x:creator>آسيا</x:creator><dc:creator>nobody</dc:creator><y:encoded>&lt;p&gt;a&lt;/p&gt;</y:encoded></item></channel></rss>");

        assertThat(feed.entries().getFirst().authors()).containsExactly("آسيا");
        assertThat(feed.entries().getFirst().contentHtml()).isEqualTo("<p>a</p>");
    }

    @Test
    void undeclaredPrefixesMeanWhatTheyUsuallyMean() {
        var entry = item(
                "<dc:creator>آسيا</dc:creator><dc:date>2024-12-07T10:00:00Z</dc:date><content:encoded><![CDATA[<p>a</p>]]></content:encoded>"
                        + "<description>b</description>");

        assertThat(entry.author()).isEqualTo("آسيا");
        assertThat(entry.published()).isEqualTo(Instant.parse("2024-12-07T10:00:00Z"));
        assertThat(entry.contentHtml()).isEqualTo("<p>a</p>");
        assertThat(entry.summaryHtml()).isEqualTo("b");
        assertThat(entry.contentDeclared()).isTrue();
    }

    @Test
    void undeclaredPrefixesAreNoneOfTheDefaultNamespaces() {
        var entry = entry("<dc:creator>آسيا</dc:creator><media:thumbnail url='/t.jpg'/><media:title>لا</media:title>"
                + "<title>نعم</title><own:title>x</own:title><own:id>y</own:id>");

        assertThat(entry.title()).isEqualTo("نعم");
        assertThat(entry.author()).isEqualTo("آسيا");
        assertThat(entry.id()).isNull();
        assertThat(entry.images()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            <link>https://a.example/1</link> | https://a.example/1
            <link> /1?a=1&b=2 </link> | https://news.example/1?a=1&b=2
            <link><![CDATA[https://a.example/1]]></link> | https://a.example/1
            <guid>https://a.example/1</guid> | https://a.example/1
            <guid isPermaLink="false">https://a.example/1</guid> | -
            <guid>abc</guid> | -
            <atom:link rel="self" href="https://a.example/self"/><link>https://a.example/1</link> | https://a.example/1
            <atom:link href="https://a.example/1"/> | https://a.example/1
            <link>javascript:alert(1)</link> | -
            <link>https://a.example/خبر</link> | https://a.example/خبر
            """)
    void theLinkIsFoundWhereverItStands(String inside, String url) {
        assertThat(item(inside).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            <author>آسيا العتروس</author> | آسيا العتروس
            <author>a@b.example (Jane Doe)</author> | Jane Doe
            <author>Jane Doe &lt;a@b.example&gt;</author> | Jane Doe
            <author>a@b.example</author><dc:creator>Jane Doe</dc:creator> | Jane Doe
            <author>a@b.example</author> | a@b.example
            <dc:creator>A</dc:creator><dc:creator>B</dc:creator> | A, B
            <author><name>Jane</name><email>a@b.example</email></author> | Jane
            <author><name></name></author> | -
            <itunes:author>Jane</itunes:author> | Jane
            """)
    void authorsAreNamed(String inside, String author) {
        assertThat(item(inside).author()).isEqualTo(author);
    }

    @Test
    void whatIsNoDateIsNoDate() {
        assertThat(item("<pubDate>yesterday</pubDate>").published()).isNull();
        assertThat(item("<title>t</title>").published()).isNull();
    }

    @Test
    void bareDatesAreOfTheSourcesZone() {
        var document = "<rss><channel><item><pubDate>07 - 12 - 2024</pubDate></item></channel></rss>";

        var feed = new FeedParser()
                .parse(document.getBytes(StandardCharsets.UTF_8), null, BASE, ZoneId.of("Africa/Casablanca"));

        assertThat(feed.entries().getFirst().published()).isEqualTo(Instant.parse("2024-12-06T23:00:00Z"));
    }

    @Test
    void mediaEnclosuresAndBodyGiveTheImages() {
        var entry = item(
                "<media:content url='https://i.example/a.jpg' medium='image'><media:description>نص</media:description><media:credit>رويترز</media:credit></media:content>"
                        + "<media:thumbnail url='https://i.example/t.jpg'/><media:content url='https://v.example/v.mp4' type='video/mp4'/>"
                        + "<enclosure url='https://i.example/b.png' type='image/png' length='12'/><enclosure url='https://i.example/s.mp3' type='audio/mpeg' length='x'/>"
                        + "<description>&lt;img src='/c.jpg'&gt;&lt;img src='https://i.example/a.jpg'&gt;</description>");

        assertThat(entry.images())
                .containsExactly(
                        new FoundImage("https://i.example/a.jpg", "نص", "رويترز"),
                        new FoundImage("https://i.example/b.png", null, null),
                        new FoundImage("https://news.example/c.jpg", null, null));
        assertThat(entry.enclosures())
                .containsExactly(
                        new Enclosure("https://i.example/b.png", "image/png", 12L),
                        new Enclosure("https://i.example/s.mp3", "audio/mpeg", null));
    }

    @Test
    void thumbnailsServeWhereNothingLargerIsNamed() {
        assertThat(item("<media:group><media:thumbnail url='https://i.example/t.jpg'/></media:group>")
                        .images())
                .containsExactly(new FoundImage("https://i.example/t.jpg", null, null));
    }

    @Test
    void feedBurnersLinkKeepsItsOriginal() {
        var entry = item(
                "<link>http://feedproxy.example/~r/1</link><feedburner:origLink>https://a.example/1</feedburner:origLink>");

        assertThat(entry.url()).isEqualTo("http://feedproxy.example/~r/1");
        assertThat(entry.originalUrl()).isEqualTo("https://a.example/1");
    }

    @Test
    void rss1KeepsItemsBesideItsChannel() {
        var feed = parse(
                "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/' xmlns:dc='http://purl.org/dc/elements/1.1/'"
                        + " xmlns:sy='http://purl.org/rss/1.0/modules/syndication/'><channel rdf:about='x'><title>ت</title><link>https://a.example/</link><description>و</description>"
                        + "<dc:language>ar-tn</dc:language><sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>"
                        + "<items><rdf:Seq><rdf:li rdf:resource='https://a.example/1'/></rdf:Seq></items></channel>"
                        + "<item rdf:about='https://a.example/1'><title>خبر</title><link>https://a.example/1</link><dc:date>2024-12-07</dc:date><dc:subject>سياسة</dc:subject></item></rdf:RDF>");

        assertThat(feed.title()).isEqualTo("ت");
        assertThat(feed.link()).isEqualTo("https://a.example/");
        assertThat(feed.description()).isEqualTo("و");
        assertThat(feed.language()).isEqualTo("ar-TN");
        assertThat(feed.refreshInterval()).isEqualTo(Duration.ofMinutes(30));
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo("https://a.example/1");
            assertThat(entry.categories()).containsExactly("سياسة");
            assertThat(entry.language()).isEqualTo("ar-TN");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <content type="html">&lt;p&gt;a &amp;amp; b&lt;/p&gt;</content> | <p>a &amp; b</p>
            <content type="text">a &lt;b&gt; c</content> | a &lt;b&gt; c
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>a</p></div></content> | <div><p>a</p></div>
            <content type="xhtml"><h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>a</h:p></h:div></content> | <div><p>a</p></div>
            <content type="text/html" mode="escaped">&lt;p&gt;a&lt;/p&gt;</content> | <p>a</p>
            <content mode="base64" type="text/html">PHA+YTwvcD4=</content> | <p>a</p>
            <content>a</content> | a
            <content xml:base="https://b.example/x/" type="html">&lt;a href="y"&gt;z&lt;/a&gt;</content> | <a href="https://b.example/x/y" rel="nofollow noopener noreferrer">z</a>
            <summary type="html">&lt;p&gt;s&lt;/p&gt;</summary> | <p>s</p>
            """)
    void atomsContentIsReadByItsType(String inside, String html) {
        assertThat(entry(inside).contentHtml()).isEqualTo(html);
    }

    @Test
    void atomIsReadWhole() {
        var feed = parse(
                "<feed xmlns='http://www.w3.org/2005/Atom' xml:lang='ar' xml:base='https://a.example/blog/'><title type='html'>&lt;b&gt;ت&lt;/b&gt;</title>"
                        + "<subtitle>و</subtitle><link rel='self' href='feed'/><link rel='hub' href='https://hub.example/'/><link href='./'/><author><name>هيئة التحرير</name></author>"
                        + "<entry><id>tag:a.example,2024:1</id><title>A &lt; B</title><link rel='enclosure' type='audio/mpeg' href='s.mp3' length='5'/>"
                        + "<link rel='related' title='خبر آخر' href='2'/><link rel='alternate' type='text/html' href='1'/><category term='x' label='سياسة'/><category term='y'/>"
                        + "<published>2024-12-07T10:00:00Z</published><updated>2024-12-08T10:00:00+01:00</updated></entry></feed>");

        assertThat(feed.format()).isEqualTo(FeedFormat.ATOM);
        assertThat(feed.title()).isEqualTo("ت");
        assertThat(feed.description()).isEqualTo("و");
        assertThat(feed.link()).isEqualTo("https://a.example/blog/");
        assertThat(feed.self()).isEqualTo("https://a.example/blog/feed");
        assertThat(feed.hub()).isEqualTo("https://hub.example/");
        assertThat(feed.language()).isEqualTo("ar");
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.id()).isEqualTo("tag:a.example,2024:1");
            assertThat(entry.title()).isEqualTo("A < B");
            assertThat(entry.url()).isEqualTo("https://a.example/blog/1");
            assertThat(entry.author()).isEqualTo("هيئة التحرير");
            assertThat(entry.published()).isEqualTo(Instant.parse("2024-12-07T10:00:00Z"));
            assertThat(entry.updated()).isEqualTo(Instant.parse("2024-12-08T09:00:00Z"));
            assertThat(entry.enclosures())
                    .containsExactly(new Enclosure("https://a.example/blog/s.mp3", "audio/mpeg", 5L));
            assertThat(entry.related()).containsExactly(new Link("خبر آخر", "https://a.example/blog/2"));
            assertThat(entry.categories()).containsExactly("سياسة", "y");
        });
    }

    @Test
    void atom03IsRead() {
        var feed = parse(
                "<feed version='0.3' xmlns='http://purl.org/atom/ns#'><title>ت</title><tagline>و</tagline><entry><title mode='escaped' type='text/html'>a &amp;amp; b</title>"
                        + "<link rel='alternate' type='text/html' href='https://a.example/1'/><issued>2004-02-28T18:14:55Z</issued><modified>2004-02-29T18:14:55Z</modified></entry></feed>");

        assertThat(feed.description()).isEqualTo("و");
        assertThat(feed.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.title()).isEqualTo("a & b");
            assertThat(entry.published()).isEqualTo(Instant.parse("2004-02-28T18:14:55Z"));
            assertThat(entry.updated()).isEqualTo(Instant.parse("2004-02-29T18:14:55Z"));
        });
    }

    @Test
    void jsonFeedIsRead() {
        var feed = parse("""
                {"version":"https://jsonfeed.org/version/1.1","title":"ت","home_page_url":"https://a.example/","feed_url":"https://a.example/f.json","language":"ar",
                 "authors":[{"name":"هيئة التحرير"}],"hubs":[{"type":"WebSub","url":"https://hub.example/"}], // comment
                 "items":[{"id":1,"url":"/1","title":"a &amp; b","content_html":"<p>x<script>y</script></p>","summary":"s < t","image":"/i.jpg",
                   "date_published":"2024-12-07T10:00:00+01:00","date_modified":"2024-12-08","tags":["سياسة","",3],"authors":[{"name":"آسيا"}],
                   "attachments":[{"url":"/s.mp3","mime_type":"audio/mpeg","size_in_bytes":5}]},
                  {"id":"2","external_url":"https://b.example/2","content_text":"a <b>\\n\\nc"},"nonsense",]}
                """);

        assertThat(feed.format()).isEqualTo(FeedFormat.JSON);
        assertThat(feed.link()).isEqualTo("https://a.example/");
        assertThat(feed.hub()).isEqualTo("https://hub.example/");
        assertThat(feed.entries()).hasSize(2);
        var first = feed.entries().getFirst();
        assertThat(first.id()).isEqualTo("1");
        assertThat(first.url()).isEqualTo("https://news.example/1");
        assertThat(first.title()).isEqualTo("a & b");
        assertThat(first.authors()).containsExactly("آسيا");
        assertThat(first.contentHtml()).isEqualTo("<p>x</p>");
        assertThat(first.summaryHtml()).isEqualTo("s &lt; t");
        assertThat(first.published()).isEqualTo(Instant.parse("2024-12-07T09:00:00Z"));
        assertThat(first.updated()).isEqualTo(Instant.parse("2024-12-08T00:00:00Z"));
        assertThat(first.categories()).containsExactly("سياسة");
        assertThat(first.images()).containsExactly(new FoundImage("https://news.example/i.jpg", null, null));
        assertThat(first.enclosures()).containsExactly(new Enclosure("https://news.example/s.mp3", "audio/mpeg", 5L));
        var second = feed.entries().get(1);
        assertThat(second.url()).isEqualTo("https://b.example/2");
        assertThat(second.authors()).containsExactly("هيئة التحرير");
        assertThat(second.contentHtml()).isEqualTo("<p>a &lt;b&gt;</p><p>c</p>");
    }

    @ParameterizedTest
    @CsvSource({
        "https://news.example/ar/tram,اقرأ أيضا,خريطة الخطوط الجديدة",
        "https://news.example/fr/tram,À lire aussi,Le tramway arrive à l'est",
        "https://news.example/en/tram,Read also,Tram line three opens"
    })
    void theRelatedBoxOfABodyBecomesTheEntrysInEveryFormat(String url, String label, String title) {
        var body = "<figure><img src=\"/i.png\" alt=\"\" width=\"1200\" height=\"675\"></figure>\n<p>x</p>\n"
                + "<aside class=\"related\"><h3>" + label + "</h3>\n<ul>\n<li><a href=\"" + url + "\">" + title
                + " 1</a></li>\n<li><a href=\"/n/2\">" + title + " 2</a></li>\n\n</ul></aside>";
        var escaped = body.replace("&", "&amp;").replace("<", "&lt;");

        for (var entry : List.of(
                item("<link>" + url
                        + "</link><description>s</description><content:encoded xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
                        + escaped + "</content:encoded>"),
                entry("<link rel='alternate' type='text/html' href='" + url
                        + "'/><summary>s</summary><content type='html'>" + escaped + "</content>"),
                parse(
                                "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"t\",\"items\":[{\"id\":\"1\",\"url\":\""
                                        + url
                                        + "\",\"summary\":\"s\",\"content_html\":\""
                                        + body.replace("\"", "\\\"").replace("\n", "\\n") + "\"}]}")
                        .entries()
                        .getFirst())) {
            assertThat(entry.related()).containsExactly(new Link(title + " 2", "https://news.example/n/2"));
            assertThat(entry.contentHtml())
                    .contains("<p>x</p>", "<img")
                    .doesNotContain(label)
                    .doesNotContain(title);
        }
    }

    @Test
    void arabicInWindows1256NamedOnlyInTheHeaderIsRight() {
        var document = "<rss><channel><title>جريدة الأيام المغربية</title>" + ITEM + "</channel></rss>";

        var feed = new FeedParser()
                .parse(document.getBytes(Charset.forName("windows-1256")), "text/xml; charset=windows-1256", BASE);

        assertThat(feed.title()).isEqualTo("جريدة الأيام المغربية");
        assertThat(feed.language()).isEqualTo("ar");
        assertThat(feed.charset().used()).isEqualTo("windows-1256");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "hello",
                "<html><body><p>rss</p></body></html>",
                "<!DOCTYPE html><html><head></head><body><rss></rss></body></html>",
                "{}",
                "{\"items\":3}",
                "[1,2]",
                "{broken",
                "<opml><body><outline/></body></opml>",
                "<?xml version='1.0'?><note/>",
                "<html><!-- <rdf:RDF></rdf:RDF> --></html>"
            })
    void whatIsNoFeedIsRefusedWithAReason(String document) {
        assertThatThrownBy(() -> parse(document))
                .isInstanceOf(UnreadableFeedException.class)
                .hasMessageMatching("[A-Za-z ,:]{10,}");
    }

    @Test
    void hostileDocumentsEndInTime() {
        var deep = "<rss><channel>" + "<x>".repeat(100_000) + ITEM + "</channel></rss>";
        var many = "<rss><channel>" + "<item><title>x</title></item>".repeat(FeedParser.MAX_ENTRIES + 10)
                + "</channel></rss>";
        var bomb =
                "<!DOCTYPE rss [<!ENTITY a 'xxxxxxxxxx'><!ENTITY b '&a;&a;&a;&a;'>]><rss><channel><item><title>&b;</title></item></channel></rss>";
        var attributes = "<rss><channel><item a='" + "x".repeat(1_000_000) + "'><link href='https://a.example/"
                + "y".repeat(10_000) + "'/></item></channel></rss>";
        var json = "[".repeat(100_000);

        assertThat(parse(deep).entries()).hasSizeLessThanOrEqualTo(1);
        assertThat(parse(many).entries()).hasSize(FeedParser.MAX_ENTRIES);
        assertThat(parse(bomb).entries().getFirst().title()).doesNotContain("xxxx");
        assertThat(parse(attributes).entries().getFirst().url()).isNull();
        assertThatThrownBy(() -> parse(json)).isInstanceOf(UnreadableFeedException.class);
    }

    @Test
    void anEntryWithNothingIsAnEntry() {
        var entry = item("");

        assertThat(entry.title()).isEmpty();
        assertThat(List.of(entry.images(), entry.categories(), entry.authors())).allMatch(List::isEmpty);
        assertThat(entry.contentHtml()).isNull();
    }
}
