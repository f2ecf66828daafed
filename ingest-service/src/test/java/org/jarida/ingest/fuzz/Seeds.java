package org.jarida.ingest.fuzz;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Whole documents to begin from. */
final class Seeds {

    private static final String TITLE = "افتتاح المكتبة الجديدة بعد عامين من الأشغال";
    private static final String BODY =
            "<p dir='rtl'>فتحت المكتبة أبوابها أمس، وقال مديرها إن «الكتب كلها في مكانها».</p><p>La bibliothèque a rouvert, "
                    + "<b>enfin</b>.</p><figure><img src='/a.jpg' alt='x'><figcaption>القاعة (رويترز)</figcaption></figure>"
                    + "<ul><li><a href='/2'>اقرأ أيضا</a></li></ul><table><tr><td>1</td></tr></table>";

    private static final String RSS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:media="http://search.yahoo.com/mrss/"><channel><title>%1$s</title><link>https://news.example/</link>
            <ttl>30</ttl><item><title>%1$s</title><link>https://news.example/1</link><guid isPermaLink="false">1</guid>
            <dc:creator>سعاد</dc:creator><pubDate>Fri, 06 Dec 2024 10:30:00 +0100</pubDate><category>ثقافة</category>
            <description>&lt;p&gt;مقدمة&lt;/p&gt;</description><content:encoded><![CDATA[%2$s]]></content:encoded>
            <media:content url="https://news.example/a.jpg" medium="image" width="640"><media:title>x</media:title></media:content>
            <enclosure url="https://news.example/a.mp3" length="12" type="audio/mpeg"/></item>
            <item><title>Deux</title><link>/2</link><pubDate>7 دجنبر 2024</pubDate><description>%2$s</description></item>
            </channel></rss>""";

    private static final String ATOM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar" xml:base="https://news.example/"><title>%1$s</title>
            <link rel="self" href="/atom"/><id>urn:1</id><updated>2024-12-06T10:30:00Z</updated><author><name>سعاد</name></author>
            <entry><title type="html">&lt;b&gt;%1$s&lt;/b&gt;</title><link href="1"/><id>urn:2</id><published>2024-12-06</published>
            <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">%2$s</div></content></entry>
            <entry><title>b</title><id>urn:3</id><summary type="text">a &lt; b</summary><source><title>c</title></source></entry>
            </feed>""";

    private static final String RDF = """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
             xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel rdf:about="https://news.example/"><title>%1$s</title>
            <sy:updatePeriod>hourly</sy:updatePeriod></channel><item rdf:about="https://news.example/1"><title>%1$s</title>
            <link>https://news.example/1</link><description>%2$s</description></item></rdf:RDF>""";

    private static final String JSON = """
            {"version":"https://jsonfeed.org/version/1.1","title":"%1$s","home_page_url":"https://news.example/","language":"ar",
            "authors":[{"name":"سعاد"}],"items":[{"id":"1","url":"/1","title":"%1$s","content_html":"%2$s",
            "date_published":"2024-12-06T10:30:00+01:00","image":"/a.jpg","tags":["a","b"],
            "attachments":[{"url":"/a.mp3","mime_type":"audio/mpeg","size_in_bytes":12.5}]},
            {"id":2,"content_text":"سطر\\n\\nسطر","external_url":"https://other.example/"}]}""";

    private static final String PAGE = """
            <!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>%1$s | صحيفة</title>
            <meta property="og:title" content="%1$s"><meta property="og:image" content="/a.jpg"><link rel="canonical" href="/1">
            <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"%1$s",
            "datePublished":"2024-12-06T10:30:00+01:00","author":[{"@type":"Person","name":"سعاد"}],"image":["/a.jpg"]}</script></head>
            <body><nav><ul><li><a href="/">الرئيسية</a></li></ul></nav><article><h1>%1$s</h1><p class="date">الجمعة 6 دجنبر 2024</p>
            <div class="body">%2$s%2$s%2$s<blockquote>قول</blockquote><iframe src="https://www.youtube.com/embed/1"></iframe></div>
            </article><aside><h3>مواضيع ذات صلة</h3><a href="/3">خبر آخر</a></aside><footer>© 2024</footer></body></html>""";

    private static final String NEWS_SITEMAP = """
            <?xml version="1.0" encoding="UTF-8"?>
            <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
             xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>https://news.example/1</loc>
            <lastmod>2024-12-06T10:30:00+01:00</lastmod><news:news><news:publication><news:name>n</news:name>
            <news:language>ar</news:language></news:publication><news:publication_date>2024-12-06</news:publication_date>
            <news:title>%1$s</news:title></news:news><image:image><image:loc>https://news.example/a.jpg</image:loc></image:image></url>
            <url><loc>/2</loc></url></urlset>""";

    private static final String SITEMAP_INDEX = """
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://news.example/a.xml.gz</loc>
            <lastmod>2024-12-06</lastmod></sitemap><sitemap><loc>https://news.example/b.xml</loc></sitemap></sitemapindex>""";

    private static final String OPML = """
            <?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head><title>%1$s</title></head><body><outline text="صحف">
            <outline type="rss" text="%1$s" xmlUrl="feed://news.example/rss" htmlUrl="https://news.example/" language="ar"/></outline>
            <outline text="b" xmlUrl="https://other.example/atom"/></body></opml>""";

    private Seeds() {}

    static List<byte[]> sitemaps() {
        return Stream.of(NEWS_SITEMAP, SITEMAP_INDEX).map(Seeds::filled).toList();
    }

    static List<byte[]> opml() {
        return List.of(filled(OPML));
    }

    static List<byte[]> feeds() {
        return Stream.of(RSS, ATOM, RDF).map(Seeds::filled).toList();
    }

    static List<byte[]> jsonFeeds() {
        return List.of(JSON.formatted(TITLE, BODY.replace("\"", "\\\"")).getBytes(StandardCharsets.UTF_8));
    }

    static List<byte[]> pages() {
        return Stream.concat(
                        Stream.of(filled(PAGE)),
                        Stream.of("arabic-aggregator", "english-graph", "french-breaks")
                                .map(Seeds::resource))
                .toList();
    }

    static List<byte[]> dates() {
        return Stream.of(
                        "الجمعة 5 جمادى الآخرة 1446هـ الموافق 6 ديسمبر 2024م - 10:30 م",
                        "Fri, 06 Dec 2024 10:30:00 +0100",
                        "2024-12-06T10:30:00.123+01:00[Europe/Paris]",
                        "le vendredi 6 décembre 2024 à 10h30, mis à jour le 07/12/2024",
                        "2024-W49-5T10:30Z")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    static List<byte[]> images() {
        return Stream.concat(
                        Stream.of(
                                image("png", BufferedImage.TYPE_INT_RGB),
                                image("png", BufferedImage.TYPE_INT_ARGB),
                                image("png", BufferedImage.TYPE_USHORT_GRAY),
                                image("png", BufferedImage.TYPE_BYTE_INDEXED),
                                image("jpeg", BufferedImage.TYPE_INT_RGB),
                                image("jpeg", BufferedImage.TYPE_BYTE_GRAY),
                                image("gif", BufferedImage.TYPE_BYTE_INDEXED)),
                        Stream.of(
                                        "UklGRpwAAABXRUJQVlA4IJAAAAAQCQCdASqgAHgAPrVaqU8nJaQiI6gA4BaJZ27hc0D9ngfir+AAAfYC4P/aiAC4"
                                                + "/fmnxQKySIGU04lcpdVPSfkeuQMP+vMDKacSkHNh2PlLDdAA/v2X3//GyZKDEc///XAPMhw/SjXpFE4/rkD"
                                                + "//64B5kOH6dn6/SlOxBKV6IZ4DQ/n0+d2BQRQzAJcCAAAAAA=",
                                        "UklGRigAAABXRUJQVlA4TBsAAAAvn8AdEA8wiBHzHwyBbHJ/6SxaRP+jqqoAWCkA")
                                .map(Base64.getDecoder()::decode))
                .toList();
    }

    private static byte[] filled(String template) {
        return template.formatted(TITLE, BODY).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] image(String format, int type) {
        var image = new BufferedImage(120, 80, type);
        var canvas = image.createGraphics();
        canvas.setPaint(new GradientPaint(0, 0, Color.RED, 120, 80, new Color(0, 0, 255, 90)));
        canvas.fillRect(0, 0, 120, 80);
        canvas.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalStateException("no encoder for " + format + " " + type);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] resource(String name) {
        try (var page = Seeds.class.getResourceAsStream("/pages/" + name + ".html")) {
            return Objects.requireNonNull(page, name).readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
