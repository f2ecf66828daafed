package org.jarida.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jarida.events.ArticleContent;
import org.jarida.events.EntryDiscovered;
import org.jarida.events.EntryEvent;
import org.jarida.events.EntryRevised;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.RunningIngest;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sitemaps and listings, followed as feeds are. */
class OtherKindsIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    private static Newspaper newspaper;
    private static RunningIngest ingest;

    @BeforeAll
    static void start() {
        newspaper = new Newspaper();
        ingest = RunningIngest.start();
    }

    @AfterAll
    static void stop() {
        ingest.close();
        newspaper.close();
    }

    @Test
    void aNewsSitemapIsPublishedWithoutItsPagesWhenThePolicyIsExcerpt() {
        newspaper.serve("/news.xml", "application/xml", urlset(news("/n1", "عنوان من خريطة الأخبار")));
        page("/n1", "عنوان الصفحة");

        follow("news", "SITEMAP", "EXCERPT", "/news.xml");

        assertThat(content(RunningIngest.awaitEntryEvents("news", 1).getFirst()))
                .satisfies(content -> {
                    assertThat(content.title()).isEqualTo("عنوان من خريطة الأخبار");
                    assertThat(content.publishedAt()).isEqualTo(Instant.parse("2026-11-21T08:00:00Z"));
                    assertThat(content.language()).isEqualTo("ar");
                });
        assertThat(newspaper.visits("/n1")).isEmpty();
    }

    @Test
    void aPlainSitemapTakesItsTitlesFromThePages() {
        page("/p1", "عنوان الصفحة الأولى");
        newspaper.serve("/p2", "text/html", "<html><body></body></html>");
        newspaper.serve(
                "/plain.xml",
                "application/xml",
                urlset(plain("/p1", "2026-11-21"), plain("/p2", "2026-11-20"), plain("/missing", "2026-11-19")));

        follow("plain", "SITEMAP", "FULL", "/plain.xml");

        assertThat(RunningIngest.awaitEntryEvents("plain", 1))
                .singleElement()
                .satisfies(event -> assertThat(content(event)).satisfies(content -> {
                    assertThat(content.title()).isEqualTo("عنوان الصفحة الأولى");
                    assertThat(content.bodyHtml()).contains("تفاصيل كثيرة");
                }));

        newspaper.serve(
                "/plain.xml",
                "application/xml",
                urlset(plain("/p1", "2026-11-21"), plain("/p2", "2026-11-20"), plain("/p3", "2026-11-22")));
        page("/p3", "عنوان الصفحة الثالثة");
        askAgain("plain");

        assertThat(RunningIngest.awaitEntryEvents("plain", 2)).hasSize(2);
        assertThat(newspaper.visits("/p1")).hasSize(1);
        assertThat(newspaper.visits("/p2")).hasSize(1);
    }

    @Test
    void aChangedPageOfASitemapBecomesARevision() {
        page("/c1", "العنوان الأول للخبر");
        newspaper.serve("/changing.xml", "application/xml", urlset(plain("/c1", "2026-11-21T10:00:00Z")));
        follow("changing", "SITEMAP", "FULL", "/changing.xml");
        RunningIngest.awaitEntryEvents("changing", 1);

        page("/c1", "العنوان الثاني للخبر");
        newspaper.serve("/changing.xml", "application/xml", urlset(plain("/c1", "2026-11-21T11:00:00Z")));
        askAgain("changing");

        assertThat(RunningIngest.awaitEntryEvents("changing", 2).getLast())
                .isInstanceOfSatisfying(EntryRevised.class, revised -> {
                    assertThat(revised.content().title()).isEqualTo("العنوان الثاني للخبر");
                    assertThat(revised.content().editedAt()).isNotNull();
                });
    }

    @Test
    void withoutTitlesAndWithoutLeaveToReadPagesTheFeedSaysWhatIsWrong() {
        newspaper.serve("/untitled.xml", "application/xml", urlset(plain("/u1", "2026-11-21")));

        follow("untitled", "SITEMAP", "EXCERPT", "/untitled.xml");

        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(health("untitled").get("lastErrorCode").asString())
                                .isEqualTo("untitled"));
        assertThat(newspaper.visits("/u1")).isEmpty();
        assertThat(RunningIngest.entryEvents("untitled")).isEmpty();
    }

    @Test
    void anIndexLeadsToItsPartsAndIsReadAgainThoughItIsTheSame() {
        newspaper.serve(
                "/index.xml",
                "application/xml",
                "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><sitemap><loc>%s</loc></sitemap></sitemapindex>"
                        .formatted(newspaper.address("/part.xml.gz")));
        newspaper.serve("/part.xml.gz", "application/x-gzip", gzip(urlset(news("/i1", "الأول"))));
        follow("index", "SITEMAP", "EXCERPT", "/index.xml");
        RunningIngest.awaitEntryEvents("index", 1);

        newspaper.serve(
                "/part.xml.gz", "application/x-gzip", gzip(urlset(news("/i1", "الأول"), news("/i2", "الثاني"))));
        askAgain("index");

        assertThat(RunningIngest.awaitEntryEvents("index", 2)).hasSize(2);
    }

    @Test
    void thePartsOfAnIndexAreAskedForOnlyWhenTheyHaveChanged() {
        newspaper.serve("/root.xml", "application/xml", index("/nested.xml", "/tagged.xml", "/dated.xml"));
        newspaper.serve("/nested.xml", exchange -> conditional(exchange, "\"same\"", index("/deep.xml")));
        newspaper.serve("/deep.xml", "application/xml", urlset(news("/d1", "في العمق")));
        newspaper.serve("/tagged.xml", exchange -> conditional(exchange, "\"1\"", urlset(news("/t1", "الأول"))));
        newspaper.serve("/dated.xml", exchange -> conditional(exchange, null, urlset(news("/t2", "الثاني"))));
        follow("conditional-parts", "SITEMAP", "EXCERPT", "/root.xml");
        RunningIngest.awaitEntryEvents("conditional-parts", 3);
        await().atMost(LONG)
                .until(() -> health("conditional-parts").path("lastSuccessAt").isString());

        pollWithoutForgetting("conditional-parts");
        assertThat(lastHeaders("/tagged.xml")).containsEntry("if-none-match", "\"1\"");
        assertThat(lastHeaders("/dated.xml")).containsEntry("if-modified-since", YESTERDAY);
        assertThat(lastHeaders("/nested.xml")).doesNotContainKeys("if-none-match", "if-modified-since");
        assertThat(newspaper.visits("/deep.xml")).hasSize(2);
        assertThat(health("conditional-parts").get("lastErrorCode").isNull()).isTrue();

        newspaper.serve(
                "/tagged.xml",
                exchange -> conditional(exchange, "\"2\"", urlset(news("/t1", "الأول"), news("/t3", "الثالث"))));
        pollWithoutForgetting("conditional-parts");
        assertThat(RunningIngest.awaitEntryEvents("conditional-parts", 4)).hasSize(4);

        askAgain("conditional-parts");
        assertThat(lastHeaders("/tagged.xml")).doesNotContainKey("if-none-match");
    }

    private static final String YESTERDAY = "Fri, 20 Nov 2026 10:00:00 GMT";

    /** Answers 304 to the validator that it gave: a tag, else a date. */
    private static void conditional(HttpExchange exchange, String etag, String body) throws IOException {
        String asked = etag == null ? "If-Modified-Since" : "If-None-Match";
        boolean known = (etag == null ? YESTERDAY : etag)
                .equals(exchange.getRequestHeaders().getFirst(asked));
        Map<String, String> headers = etag == null ? Map.of("Last-Modified", YESTERDAY) : Map.of("ETag", etag);
        Newspaper.send(
                exchange, known ? 304 : 200, headers, known ? new byte[0] : body.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> lastHeaders(String path) {
        return newspaper.visits(path).getLast().headers();
    }

    private static String index(String... paths) {
        return Stream.of(paths)
                .map(path -> "<sitemap><loc>" + newspaper.address(path) + "</loc></sitemap>")
                .collect(Collectors.joining(
                        "", "<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>", "</sitemapindex>"));
    }

    /** As when its time has come: an editor's wish has everything read anew. */
    private static void pollWithoutForgetting(String source) {
        String before = health(source).get("lastPollAt").asString();
        TestStore.database(ingest.database())
                .getCollection("feeds")
                .updateOne(Filters.eq("feed.sourceId", source), Updates.set("feed.dueAt", Date.from(Instant.now())));
        await().atMost(LONG)
                .until(() -> !health(source).get("lastPollAt").asString().equals(before));
    }

    /** The feed has the text; the sitemap that names the same article afterwards takes nothing of it away. */
    @Test
    void aSitemapBesideAFeedDoesNotThinItsArticles() {
        newspaper.feed("/both.xml", newspaper.item("/b1", "عنوان", "<p>نص الخبر كما في الخلاصة</p>"));
        newspaper.serve("/both-news.xml", "application/xml", urlset(news("/b1", "عنوان"), news("/b2", "آخر")));
        ingest.editor("POST", "/api/v1/sources", """
                {"id":"both","name":"both","policy":"EXCERPT","feeds":[{"url":"%s"},{"url":"%s","kind":"SITEMAP"}]}""".formatted(
                        newspaper.address("/both.xml"), newspaper.address("/both-news.xml")));
        RunningIngest.awaitEntryEvents("both", 2);
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(lastOf("both", "/b1").bodyHtml()).contains("نص الخبر"));

        askAgain("both");
        newspaper.serve("/both-news.xml", "application/xml", urlset(news("/b1", "عنوان"), news("/b3", "ثالث")));
        askAgain("both");

        await().atMost(LONG)
                .until(() -> RunningIngest.entryEvents("both").stream()
                        .anyMatch(event -> content(event).title().equals("ثالث")));
        assertThat(lastOf("both", "/b1").bodyHtml()).contains("نص الخبر");
    }

    @Test
    void aListingIsFollowedByTheSourcesSelectors() {
        newspaper.serve("/list", "text/html; charset=utf-8", """
                <html lang="ar"><body><div class="n"><a href="/l1">خبر في القائمة</a><i>21/11/2026</i><p>ملخص الخبر كما تعطيه القائمة.</p></div></body></html>""");
        var added = ingest.editor("POST", "/api/v1/sources", """
                {"id":"list","name":"list","policy":"EXCERPT","selectors":{"listing.item":".n","listing.date":"i"},"feeds":[{"url":"%s","kind":"LISTING"}]}""".formatted(newspaper.address("/list")));

        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(content(RunningIngest.awaitEntryEvents("list", 1).getFirst()))
                .satisfies(content -> {
                    assertThat(content.title()).isEqualTo("خبر في القائمة");
                    assertThat(content.url()).isEqualTo(newspaper.address("/l1").toString());
                    assertThat(content.publishedAt()).isEqualTo(Instant.parse("2026-11-21T00:00:00Z"));
                    assertThat(content.bodyHtml()).contains("كما تعطيه القائمة");
                });
    }

    private static void follow(String id, String kind, String policy, String path) {
        var added =
                ingest.editor("POST", "/api/v1/sources", """
                {"id":"%s","name":"%s","policy":"%s","feeds":[{"url":"%s","kind":"%s"}]}""".formatted(id, id, policy, newspaper.address(path), kind));
        assertThat(added.statusCode()).isEqualTo(201);
    }

    private static void askAgain(String source) {
        Instant before = Instant.now();
        assertThat(ingest.editor("POST", "/api/v1/sources/" + source + "/poll", null)
                        .statusCode())
                .isEqualTo(202);
        await().atMost(LONG)
                .ignoreExceptions() // one that was never polled has no time to read
                .until(() -> Stream.iterate(0, i -> i + 1)
                        .limit(feeds(source).size())
                        .allMatch(i -> Instant.parse(
                                        feeds(source).get(i).get("lastPollAt").asString())
                                .isAfter(before)));
    }

    private static JsonNode feeds(String source) {
        return RunningIngest.json(ingest.editor("GET", "/api/v1/sources/" + source, null))
                .get("health");
    }

    private static JsonNode health(String source) {
        return feeds(source).get(0);
    }

    private static ArticleContent lastOf(String source, String path) {
        return RunningIngest.entryEvents(source).stream()
                .map(OtherKindsIT::content)
                .filter(content -> newspaper.address(path).toString().equals(content.url()))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    private static ArticleContent content(EntryEvent event) {
        return switch (event) {
            case EntryDiscovered discovered -> discovered.content();
            case EntryRevised revised -> revised.content();
            default -> throw new IllegalStateException("withdrawn");
        };
    }

    private static void page(String path, String title) {
        newspaper.serve(
                path,
                "text/html; charset=utf-8",
                "<html lang=ar><head><title>%s</title></head><body><article><h1>%s</h1>".formatted(title, title)
                        + "<p>هذه فقرة من الصفحة الكاملة للخبر، وفيها تفاصيل كثيرة لا توجد في الملخص المنشور.</p>"
                                .repeat(12)
                        + "</article></body></html>");
    }

    private static String urlset(String... urls) {
        return "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9' xmlns:news='http://www.google.com/schemas/sitemap-news/0.9'>%s</urlset>"
                .formatted(String.join("", List.of(urls)));
    }

    private static String news(String path, String title) {
        return "<url><loc>%s</loc><news:news><news:publication><news:name>ج</news:name><news:language>ar</news:language></news:publication>"
                        .formatted(newspaper.address(path))
                + "<news:publication_date>2026-11-21T08:00:00Z</news:publication_date><news:title>%s</news:title></news:news></url>"
                        .formatted(title);
    }

    private static String plain(String path, String changed) {
        URI address = newspaper.address(path);
        return "<url><loc>%s</loc><lastmod>%s</lastmod></url>".formatted(address, changed);
    }

    private static byte[] gzip(String text) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }
}
