package org.jarida.ingest.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.RunningIngest;
import org.jarida.ingest.fetch.Fetcher;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a newspaper offers, and what a source would bring, seen before anything is saved. */
class DiscoveryIT {

    private static RunningIngest ingest;

    private Newspaper newspaper;

    @BeforeAll
    static void start() {
        ingest = RunningIngest.start();
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @BeforeEach
    void open() {
        newspaper = new Newspaper();
    }

    @AfterEach
    void close() {
        newspaper.close();
    }

    @Test
    void theFeedsThatAPageNamesAreFoundAndRead() {
        newspaper.feed("/rss/all", newspaper.item("/1", "خبر", "<p>نص الخبر</p>"));
        newspaper.serve("/news.json", "application/feed+json", """
                {"version":"https://jsonfeed.org/version/1.1","title":"JSON","items":[]}""");
        newspaper.serve("/broken", "application/rss+xml", "no feed at all");
        newspaper.feed("/ar/feed/", newspaper.item("/2", "خبر آخر", "<p>نص آخر</p>"));
        home("""
                <link rel="alternate" type="application/rss+xml" href="/rss/all"><link rel=ALTERNATE type="application/feed+json" href="/news.json">
                <link rel="alternate" type="application/atom+xml" href="/broken"><link rel="alternate" type="application/rss+xml" href="/comments/feed">
                <link rel="alternate" hreflang="fr" href="/fr">""", "<a href='/ar/feed/'>RSS</a>");

        JsonNode found = discover("/");

        assertThat(urls(found))
                .containsExactly(
                        newspaper.address("/rss/all").toString(),
                        newspaper.address("/news.json").toString(),
                        newspaper.address("/ar/feed/").toString());
        JsonNode first = found.get("candidates").get(0);
        assertThat(first.get("kind").asString()).isEqualTo("FEED");
        assertThat(first.get("title").asString()).isEqualTo("جريدة الاختبار");
        assertThat(first.get("entries").asInt()).isEqualTo(1);
        assertThat(first.get("newest").asString()).isEqualTo("2026-11-21T10:00:00Z");
        assertThat(first.get("language").asString()).isEqualTo("ar");
        assertThat(found.get("complete").asBoolean()).isTrue();
        assertThat(found.get("problem").isNull()).isTrue();
        assertThat(newspaper.visits("/comments/feed")).isEmpty();
    }

    @Test
    void withoutALinkTheUsualPlacesAreTriedAndOneDocumentCountsOnce() {
        newspaper.feed("/feed", newspaper.item("/1", "خبر", "<p>نص الخبر</p>"));
        newspaper.feed("/rss", newspaper.item("/1", "خبر", "<p>نص الخبر</p>"));
        home("", "<p>x</p>");

        assertThat(urls(discover("/")))
                .containsExactly(newspaper.address("/feed").toString());
    }

    @Test
    void sitemapsAreFoundThroughRobots() {
        newspaper.serve("/robots.txt", "text/plain", """
                User-agent: *
                Sitemap: %s
                sitemap: %s
                """.formatted(
                        newspaper.address("/archive.xml"), newspaper.address("/google-news.xml")));
        newspaper.serve("/google-news.xml", "application/xml", """
                <urlset><url><loc>%s</loc><news:news><news:publication_date>2026-11-21</news:publication_date><news:title>خبر</news:title></news:news></url></urlset>""".formatted(newspaper.address("/1")));
        newspaper.serve(
                "/archive.xml",
                "application/xml",
                "<urlset><url><loc>%s</loc></url></urlset>".formatted(newspaper.address("/2")));
        home("", "<p>x</p>");

        JsonNode found = discover("/");

        assertThat(urls(found))
                .containsExactly(
                        newspaper.address("/google-news.xml").toString(),
                        newspaper.address("/archive.xml").toString());
        assertThat(found.get("candidates").get(0).get("kind").asString()).isEqualTo("SITEMAP");
        assertThat(found.get("candidates").get(0).get("untitled").asInt()).isZero();
        assertThat(found.get("candidates").get(1).get("untitled").asInt()).isEqualTo(1);
    }

    @Test
    void aPageWithoutAnyIsOfferedAsAListing() {
        home(
                "",
                "<h2><a href=/1>الخبر الأول</a></h2><h2><a href=/2>الخبر الثاني</a></h2><h2><a href=/3>الخبر الثالث</a></h2>");

        JsonNode found = discover("/");

        assertThat(urls(found)).containsExactly(newspaper.address("/").toString());
        assertThat(found.get("candidates").get(0).get("kind").asString()).isEqualTo("LISTING");
        assertThat(found.get("candidates").get(0).get("entries").asInt()).isEqualTo(3);
    }

    @Test
    void theAddressOfAFeedIsItsOwnAnswer() {
        newspaper.feed("/f.xml", newspaper.item("/1", "خبر", "<p>نص الخبر</p>"));

        assertThat(urls(discover("/f.xml")))
                .containsExactly(newspaper.address("/f.xml").toString());
    }

    @Test
    void anUnreachablePageIsSaidToBeOneAndPrivateAddressesAreRefused() {
        JsonNode found = discover("/missing");
        assertThat(found.get("candidates").size()).isZero();
        assertThat(found.get("problem").asString()).contains("404");

        var forbidden = ingest.editor("POST", "/api/v1/preview/discover?url=http://10.0.0.1/", null);
        assertThat(RunningIngest.json(forbidden).get("problem").asString()).isNotBlank();
        assertThat(ingest.editor("POST", "/api/v1/preview/discover?url=file:///etc/passwd", null)
                        .statusCode())
                .isEqualTo(400);
        assertThat(ingest.editor("POST", "/api/v1/preview/discover", null).statusCode())
                .isEqualTo(400);
    }

    @Test
    void aServerThatNeverAnswersKeepsNobodyLongerThanItMay() {
        CountDownLatch over = new CountDownLatch(1);
        newspaper.serve("/slow", exchange -> {
            try {
                over.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        long start = System.nanoTime();
        Discovery.Found found = new Discovery(ingest.context().getBean(Fetcher.class), Duration.ofMillis(500))
                .discover(newspaper.address("/slow"));
        over.countDown();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
        assertThat(found.complete()).isFalse();
        assertThat(found.problem()).isNotBlank();
    }

    @Test
    void aSourceIsTriedWithoutBeingStored() {
        newspaper.feed("/try.xml", newspaper.item("/page", "عنوان", "<p>ملخص</p>"));
        newspaper.serve(
                "/page",
                "text/html; charset=utf-8",
                "<html lang=ar><body><article><h1>عنوان</h1>"
                        + "<p>هذه فقرة من الصفحة الكاملة للخبر، وفيها تفاصيل كثيرة لا توجد في الملخص المنشور.</p>"
                                .repeat(12)
                        + "</article></body></html>");
        newspaper.serve("/page.html", "text/html", "<html><body>x</body></html>");

        var response = ingest.editor("POST", "/api/v1/preview/source", """
                {"id":"tried","name":"tried","policy":"FULL","feeds":[{"url":"%s"},{"url":"%s"},{"url":"%s"}]}""".formatted(
                        newspaper.address("/try.xml"), newspaper.address("/page.html"), newspaper.address("/missing")));

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode tried = RunningIngest.json(response);
        assertThat(tried.get("policy").asString()).isEqualTo("FULL");
        JsonNode good = tried.get("feeds").get(0);
        assertThat(good.get("problem").isNull()).isTrue();
        assertThat(good.get("entries").asInt()).isEqualTo(1);
        JsonNode article = good.get("articles").get(0);
        assertThat(article.get("title").asString()).isEqualTo("عنوان");
        assertThat(article.get("pageRead").asBoolean()).isTrue();
        assertThat(article.get("bodyHtml").asString()).contains("تفاصيل كثيرة");
        assertThat(tried.get("feeds").get(1).get("problem").asString()).contains("discovery");
        assertThat(tried.get("feeds").get(2).get("problem").asString()).contains("404");
        assertThat(ingest.get("/api/v1/sources/tried").statusCode()).isEqualTo(404);
        assertThat(RunningIngest.entryEvents("tried")).isEmpty();
    }

    @Test
    void aWrongSourceIsRefusedAsItWouldBeWhenSaved() {
        var response = ingest.editor("POST", "/api/v1/preview/source", "{\"name\":\"a\",\"feeds\":[]}");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(RunningIngest.json(response).get("detail").asString()).contains("feeds");
    }

    private void home(String head, String body) {
        newspaper.serve(
                "/",
                "text/html; charset=utf-8",
                "<html lang=ar><head>" + head + "</head><body>" + body + "</body></html>");
    }

    private JsonNode discover(String path) {
        var response = ingest.editor("POST", "/api/v1/preview/discover?url=" + newspaper.address(path), null);
        assertThat(response.statusCode()).isEqualTo(200);
        return RunningIngest.json(response);
    }

    private static List<String> urls(JsonNode found) {
        return StreamSupport.stream(found.get("candidates").spliterator(), false)
                .map(candidate -> candidate.get("url").asString())
                .toList();
    }
}
