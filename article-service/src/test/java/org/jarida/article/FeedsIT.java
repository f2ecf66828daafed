package org.jarida.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import crawlercommons.robots.SimpleRobotRulesParser;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.extension.Extension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jarida.article.RunningService.Answer;
import org.jarida.article.article.Entries;
import org.jarida.article.feed.FeedRules;
import org.jarida.article.source.SourceEvents;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.ImageHidden;
import org.jarida.events.SourceDescription;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Feeds, sitemaps and what else machines read, over HTTP from the running service. */
class FeedsIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SITE = "http://localhost:8080";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final String FULL = Entries.id(9100);
    private static final String LINK = Entries.id(9101);
    private static final String WITHDRAWN = Entries.id(9102);
    private static final int SHOWN = 9110;
    private static final int HIDDEN = 9111;

    private static RunningService service;

    @BeforeAll
    static void publishSomeNews() {
        service = RunningService.start();
        Wire.publish(
                SourceEvents.changed(
                        "whole",
                        1,
                        new SourceDescription(
                                "جريدة & كاملة", null, "ar", "UTC", DisplayPolicy.FULL, "CC BY 4.0", "© الكاملة")),
                SourceEvents.changed("links", 1, "روابط", DisplayPolicy.LINK),
                Entries.discovered(FULL, Entries.content("whole", "ar", "خبر ]]> كامل", NOW, SHOWN, HIDDEN)),
                Entries.discovered(LINK, Entries.content("links", "ar", "خبر برابط", NOW.minusSeconds(60))),
                Entries.discovered(WITHDRAWN, Entries.content("whole", "ar", "خبر سُحب", NOW.minusSeconds(120))),
                Entries.withdrawn(WITHDRAWN, 2),
                new ImageHidden(
                        Entries.image(HIDDEN),
                        false,
                        CaseState.AUTO_HIDDEN,
                        1,
                        1,
                        0,
                        "CONTRACT",
                        ActorKind.RULE,
                        null,
                        NOW));
        await().atMost(SOON).until(() -> service.get("/articles/" + LINK).status() == 200);
        await().atMost(SOON).until(() -> service.get("/articles/" + WITHDRAWN).status() == 410);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(service.get("/feeds/articles.rss?source=whole")
                                .response()
                                .body())
                        .contains("خبر ]]&gt; كامل", "نهاية")
                        .doesNotContain(Entries.image(HIDDEN)));
        await().atMost(SOON)
                .until(() -> service.get("/feeds/articles.rss?source=links").status() == 200);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource({
        "rss, application/rss+xml;charset=UTF-8",
        "atom, application/atom+xml;charset=UTF-8",
        "json, application/feed+json"
    })
    void everyFeedIsValidAndHoldsWhatMayBeShown(String format, String type) {
        String path = "/feeds/articles." + format;
        Answer all = service.get(path);

        assertThat(all.status()).isEqualTo(200);
        assertThat(all.header("Content-Type")).isEqualTo(type);
        assertThat(titles(format, path, all)).containsExactly("خبر ]]> كامل", "خبر برابط");
        assertThat(all.response().body())
                .contains(Entries.image(SHOWN), "© الكاملة", "CC BY 4.0", "https://links.example/1")
                .doesNotContain(Entries.image(HIDDEN), WITHDRAWN, "سُحب");
        assertThat(titles(format, path + "?source=links", service.get(path + "?source=links")))
                .containsExactly("خبر برابط");
        assertThat(service.get(path + "?source=links").response().body()).doesNotContain("ملخص", "نهاية");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rss", "atom", "json"})
    void anySearchCanBeSubscribedTo(String format) {
        String path = "/feeds/articles." + format + "?q=%D9%83%D8%A7%D9%85%D9%84%20-%7Bx%7D";
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(titles(format, path, service.get(path))).containsExactly("خبر ]]> كامل"));
        String narrowed = path.replace("?", "?source=links&");
        assertThat(service.get(narrowed).response().body()).doesNotContain("ملخص", "نهاية");
        assertThat(service.get("/feeds/articles." + format + "?q=" + "a".repeat(301))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/feeds/articles.rss",
                "/feeds/articles.atom?source=whole",
                "/feeds/articles.json",
                "/sitemap.xml",
                "/sitemap.xml?part=pages",
                "/news-sitemap.xml",
                "/robots.txt"
            })
    void whoHasItAlreadyIsNotSentItAgain(String path) {
        Answer first = service.get(path);
        String etag = first.header("ETag");
        assertThat(etag).startsWith("W/\"");
        Answer again = service.get(path, "If-None-Match", etag);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.response().body()).isEmpty();

        await().atMost(SOON)
                .until(() -> !service.get(path).header("Last-Modified").isEmpty());
        String modified = service.get(path).header("Last-Modified");
        assertThat(service.get(path, "If-Modified-Since", modified).status()).isEqualTo(304);
        assertThat(service.get(path, "If-Modified-Since", "Thu, 01 Jan 2026 00:00:00 GMT")
                        .status())
                .isEqualTo(200);
        assertThat(service.get(path, "If-Modified-Since", modified, "If-None-Match", "\"another\"")
                        .status())
                .as("an ETag says more than a time")
                .isEqualTo(200);
    }

    @Test
    void aFeedChangesForThoseWhoAskByTimeWhenAnImageIsHidden() {
        String path = "/feeds/articles.rss?source=changing";
        String id = Entries.id(9120);
        int image = 9121;
        Wire.publish(
                SourceEvents.changed("changing", 1, "متغيرة", DisplayPolicy.FULL),
                Entries.discovered(
                        id, Entries.content("changing", "ar", "خبر بصورة", NOW.minus(Duration.ofDays(80)), image)));
        await().atMost(SOON)
                .until(() -> service.get(path).status() == 200
                        && service.get(path).response().body().contains(Entries.image(image))
                        && !service.get(path).header("Last-Modified").isEmpty());
        String modified = service.get(path).header("Last-Modified");

        Wire.publish(new ImageHidden(
                Entries.image(image), false, CaseState.AUTO_HIDDEN, 1, 1, 0, "CONTRACT", ActorKind.RULE, null, NOW));

        await().atMost(SOON).untilAsserted(() -> {
            Answer answer = service.get(path, "If-Modified-Since", modified);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.response().body()).doesNotContain(Entries.image(image));
        });
        Wire.publish(Entries.withdrawn(id, 2));
        await().atMost(SOON).until(() -> !service.get(path).response().body().contains(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feeds/articles.atom", "/", "/api/v1/articles"})
    void whatIsTextIsSentCompressed(String path) throws Exception {
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(
                        service.request(path, RunningService.reader(RunningService.READER))
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.headers().allValues("Vary")).anyMatch(vary -> vary.contains("accept-encoding"));
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(plain.length).isGreaterThan(answer.body().length);
        assertThat(answer.headers().firstValue("ETag"))
                .hasValue(service.get(path).header("ETag"));
    }

    @Test
    void headIsAnsweredAsGetWithoutABody() {
        Answer answer =
                RunningService.send(service.request("/feeds/articles.rss", RunningService.reader(RunningService.READER))
                        .method("HEAD", BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("ETag"))
                .isEqualTo(service.get("/feeds/articles.rss").header("ETag"));
        assertThat(answer.response().body()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/feeds/articles.rss?sorce=whole, 400",
        "/feeds/articles.rss?source=nobody, 404",
        "/feeds/articles.rss?source=..%2F, 404",
        "/feeds/articles.xml, 404",
        "/sitemap.xml?part=2026-13, 404",
        "/sitemap.xml?part=1999-01, 404",
        "/sitemap.xml?part=, 404"
    })
    void whatThereIsNotIsAProblem(String path, int status) {
        Answer answer = service.get(path, "Accept", "application/rss+xml");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    @Test
    void aStrictCrawlerFindsEveryArticleThatIsCanonicalHere() throws Exception {
        SiteMapParser parser = new SiteMapParser(true, false);
        SiteMapIndex index = (SiteMapIndex) parser.parseSiteMap(
                "application/xml",
                bytes("/sitemap.xml"),
                URI.create(SITE + "/sitemap.xml").toURL());
        List<String> found = index.getSitemaps().stream()
                .map(sitemap -> sitemap.getUrl().toString())
                .flatMap(address -> addresses(parser, address).stream())
                .toList();

        assertThat(found)
                .contains(SITE + "/", SITE + "/sources/whole", SITE + "/about")
                .anyMatch(address -> address.startsWith(SITE + "/articles/" + FULL + "/"))
                .noneMatch(address -> address.contains(LINK) || address.contains(WITHDRAWN))
                .doesNotHaveDuplicates();
        String article =
                found.stream().filter(each -> each.contains(FULL)).findFirst().orElseThrow();
        Answer page = service.get(article.substring(SITE.length()));
        assertThat(page.status()).isEqualTo(200);
        assertThat(Jsoup.parse(page.response().body())
                        .select("link[rel=canonical]")
                        .attr("href"))
                .isEqualTo(article);
    }

    @Test
    void theNewsSitemapListsWhatIsNew() throws Exception {
        SiteMapParser parser = new SiteMapParser(true, false);
        parser.enableExtension(Extension.NEWS);
        SiteMap news = (SiteMap) parser.parseSiteMap(
                "application/xml",
                bytes("/news-sitemap.xml"),
                URI.create(SITE + "/news-sitemap.xml").toURL());

        assertThat(news.getSiteMapUrls()).singleElement().satisfies(url -> {
            assertThat(url.getUrl().toString()).contains(FULL);
            assertThat(url.getAttributesForExtension(Extension.NEWS))
                    .singleElement()
                    .satisfies(attributes -> assertThat(attributes.isValid()).isTrue());
        });
    }

    @Test
    void robotsAreToldWhereTheSitemapsAreAndWhatIsNotForThem() {
        var rules = new SimpleRobotRulesParser()
                .parseContent(SITE + "/robots.txt", bytes("/robots.txt"), "text/plain", List.of("anybot"));

        assertThat(rules.getSitemaps()).containsExactly(SITE + "/sitemap.xml", SITE + "/news-sitemap.xml");
        for (String open :
                List.of("/", "/articles/" + FULL, "/sources", "/feeds/articles.rss", "/images/x", "/about")) {
            assertThat(rules.isAllowed(SITE + open)).as(open).isTrue();
        }
        for (String closed :
                List.of("/admin/sources", "/moderation/cases", "/api/v1/articles", "/login", "/search?q=x", "/live")) {
            assertThat(rules.isAllowed(SITE + closed)).as(closed).isFalse();
        }
    }

    @Test
    void anArticlesPageTellsMachinesWhatItIsWithoutTheHiddenImage() {
        String html = service.get("/articles/" + FULL, "Accept", "text/html")
                .response()
                .body();
        var page = Jsoup.parse(html);

        assertThat(html).doesNotContain(Entries.image(HIDDEN));
        assertThat(page.select("meta[property=og:image]").attr("content")).contains(Entries.image(SHOWN));
        var news = JsonMapper.shared()
                .readTree(page.select("script[type=application/ld+json]")
                        .getFirst()
                        .data());
        assertThat(news.path("@type").asString()).isEqualTo("NewsArticle");
        assertThat(news.path("headline").asString()).isEqualTo("خبر ]]> كامل");
        assertThat(news.path("image").size()).isEqualTo(1);
        String link = service.get("/articles/" + LINK, "Accept", "text/html")
                .response()
                .body();
        assertThat(Jsoup.parse(link).select("link[rel=canonical]").attr("href")).isEqualTo("https://links.example/1");
    }

    private static List<String> titles(String format, String path, Answer answer) {
        byte[] bytes = answer.response().body().getBytes(StandardCharsets.UTF_8);
        return switch (format) {
            case "rss" -> FeedRules.checkRss(bytes, SITE + path);
            case "atom" -> FeedRules.checkAtom(bytes, SITE + path);
            default -> FeedRules.checkJson(bytes, SITE + path);
        };
    }

    private static List<String> addresses(SiteMapParser parser, String address) {
        try {
            SiteMap sitemap = (SiteMap) parser.parseSiteMap(
                    "application/xml",
                    bytes(address.substring(SITE.length())),
                    URI.create(address).toURL());
            return sitemap.getSiteMapUrls().stream()
                    .map(url -> url.getUrl().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (crawlercommons.sitemaps.UnknownFormatException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String path) {
        Answer answer = service.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.response().body().getBytes(StandardCharsets.UTF_8);
    }
}
