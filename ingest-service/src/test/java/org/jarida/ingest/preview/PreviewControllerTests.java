package org.jarida.ingest.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

class PreviewControllerTests {

    @RestControllerAdvice
    static class Problems extends ResponseEntityExceptionHandler {}

    private final MockMvcTester mvc = MockMvcTester.of(
            java.util.List.of(new PreviewController()),
            builder -> builder.setControllerAdvice(new Problems()).build());

    private static final String FEED = """
            <rss version="2.0"><channel><title>جريدة الأيام المغربية</title><link>https://news.example/</link><description>و</description>
            <item><guid>1</guid><title>خبر</title><link>/1</link><author>آسيا</author><pubDate>Sat, 07 Dec 2024 10:00:00 +0100</pubDate><category>سياسة</category>
            <description>&lt;p&gt;نص&lt;img src="/i.jpg"&gt;&lt;script&gt;x&lt;/script&gt;&lt;/p&gt;</description><enclosure url="/s.mp3" type="audio/mpeg" length="5"/></item></channel></rss>
            """;

    @Test
    void aFeedIsShownInTheAgreedShape() {
        var response = mvc.post()
                .uri("/api/v1/preview/feed?url=https://news.example/rss.xml")
                .header("Content-Type", "application/rss+xml; charset=windows-1256")
                .content(FEED.getBytes(Charset.forName("windows-1256")))
                .exchange();

        assertThat(response)
                .hasStatusOk()
                .hasContentTypeCompatibleWith(MediaType.APPLICATION_JSON)
                .bodyJson()
                .isLenientlyEqualTo("""
                {"title":"جريدة الأيام المغربية","link":"https://news.example/","description":"و","language":"ar","charset":"windows-1256","entries":[
                 {"id":"1","url":"https://news.example/1","title":"خبر","author":"آسيا","published":"2024-12-07T09:00:00Z","updated":null,
                  "contentHtml":"<p>نص<img src=\\"https://news.example/i.jpg\\"></p>","summaryHtml":"<p>نص<img src=\\"https://news.example/i.jpg\\"></p>",
                  "images":[{"url":"https://news.example/i.jpg"}],"enclosures":[{"url":"https://news.example/s.mp3"}],"categories":["سياسة"]}]}
                """);
    }

    @Test
    void anArticleIsShownInTheAgreedShape() {
        var page =
                "<html lang=ar dir=rtl><head><title>عنوان الخبر الأول - الأيام</title><meta property=og:site_name content='الأيام'>"
                        + "<link rel=canonical href=/1><meta property=article:published_time content='2024-12-07T10:00:00Z'></head><body><h1>عنوان الخبر الأول</h1>"
                        + "<article><p>قالت وزارة الصحة، أمس، إن عدد المستفيدين من البرنامج ارتفع خلال السنة الماضية، وإن النتائج مشجعة.</p>"
                        + "<figure><img src=/i.jpg><figcaption>الوزير (رويترز)</figcaption></figure>"
                        + "<p>وأضافت، في بلاغ، أن المرحلة المقبلة ستشمل جهات أخرى، وأن التمويل متوفر، حسب المصدر نفسه.</p></article></body></html>";

        var response = mvc.post()
                .uri("/api/v1/preview/article?url={url}", "https://news.example/خبر")
                .contentType(MediaType.TEXT_HTML)
                .content(page.getBytes(StandardCharsets.UTF_8))
                .exchange();

        assertThat(response).hasStatusOk().bodyJson().isLenientlyEqualTo("""
                {"title":"عنوان الخبر الأول","byline":null,"published":"2024-12-07T10:00:00Z","language":"ar","direction":"rtl","canonicalUrl":"https://news.example/1",
                 "siteName":"الأيام","images":[{"url":"https://news.example/i.jpg","caption":"الوزير","credit":"رويترز"}],"related":[]}
                """);
        assertThat(response)
                .bodyJson()
                .extractingPath("$.text")
                .asString()
                .startsWith("قالت وزارة الصحة")
                .contains("وأضافت");
        assertThat(response)
                .bodyJson()
                .extractingPath("$.bodyHtml")
                .asString()
                .contains("<figure><img src=\"https://news.example/i.jpg\">");
        assertThat(response).bodyJson().extractingPath("$.excerpt").asString().startsWith("قالت");
    }

    @Test
    void aSitemapIsShownAsAFeedIs() {
        var news = """
                <urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:n='http://www.google.com/schemas/sitemap-news/0.9'>
                <url><loc>https://news.example/1</loc><n:news><n:publication><n:name>الأيام</n:name><n:language>ar</n:language></n:publication>
                <n:publication_date>2026-11-21T08:00:00Z</n:publication_date><n:title>خبر من الخريطة</n:title></n:news></url></urlset>""";
        for (String shown : new String[] {news, "https://news.example/1\nhttps://news.example/2"}) {
            assertThat(mvc.post()
                            .uri("/api/v1/preview/feed?url=https://news.example/sitemap.xml")
                            .content(shown))
                    .hasStatusOk()
                    .bodyJson()
                    .extractingPath("$.entries[0].url")
                    .isEqualTo("https://news.example/1");
        }
        assertThat(mvc.post().uri("/api/v1/preview/feed").content(news))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                {"title":"الأيام","language":"ar","entries":[{"url":"https://news.example/1","title":"خبر من الخريطة","published":"2026-11-21T08:00:00Z"}]}""");
        var index =
                "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>https://news.example/a.xml</loc></sitemap></sitemapindex>";
        assertThat(mvc.post()
                        .uri("/api/v1/preview/feed?url=https://news.example/sitemap.xml")
                        .content(index))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.detail")
                .asString()
                .contains("sitemap index");
    }

    @Test
    void aPageIsAListingWithSelectorsForIt() {
        var page =
                "<html lang=ar><body><div class=n><a href=/1>عنوان الخبر الأول</a></div><div class=n><a href=/2>عنوان الخبر الثاني</a></div></body></html>";

        assertThat(mvc.post()
                        .uri("/api/v1/preview/feed?url=https://news.example/&listing.item={item}", "div.n")
                        .content(page))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                {"entries":[{"url":"https://news.example/1","title":"عنوان الخبر الأول"},{"url":"https://news.example/2"}]}""");
        assertThat(mvc.post()
                        .uri("/api/v1/preview/feed?url=https://news.example/&listing.item={item}", ".missing")
                        .content(page))
                .hasStatus(422);
    }

    @Test
    void selectorsFindTheArticleAndOthersAreRefused() {
        var page = "<html><body><h1>Another heading</h1><h2 class=t>The heading that counts</h2><p>"
                + "Some words. ".repeat(30) + "</p></body></html>";

        assertThat(mvc.post().uri("/api/v1/preview/article?title={title}", ".t").content(page))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.title")
                .isEqualTo("The heading that counts");
        for (String wrong : new String[] {"titel=.t", "title=[["}) {
            assertThat(mvc.post().uri("/api/v1/preview/article?" + wrong).content(page))
                    .hasStatus(400);
        }
    }

    @Test
    void whatCannotBeReadIsAProblem() {
        assertThat(mvc.post().uri("/api/v1/preview/feed").content("<html><body>x</body></html>"))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.type")
                .isEqualTo("urn:jarida:problem:unreadable");
        assertThat(mvc.post().uri("/api/v1/preview/article").content("   ")).hasStatus(422);
    }

    @Test
    void aBodyOfMoreThanFifteenMegabytesIsRefused() {
        assertThat(mvc.post().uri("/api/v1/preview/feed").content(new byte[Preview.LARGEST_BODY + 1]))
                .hasStatus(413);
    }

    @Test
    void aBaseThatIsNoWebAddressIsRefused() {
        for (var address : new String[] {"file:///etc/passwd", "javascript:x", "news.example", "https://"}) {
            assertThat(mvc.post().uri("/api/v1/preview/feed?url={url}", address).content(FEED))
                    .hasStatus(400);
        }
    }
}
