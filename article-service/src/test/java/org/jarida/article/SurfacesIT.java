package org.jarida.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarida.article.RunningService.Answer;
import org.jarida.article.article.Entries;
import org.jarida.article.source.SourceEvents;
import org.jarida.events.ActorKind;
import org.jarida.events.ArticleContent;
import org.jarida.events.ArticleImage;
import org.jarida.events.CaseState;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.ImageHidden;
import org.jarida.events.RelatedLink;
import org.jarida.events.SourceDescription;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Walks everything that shows articles: what must be gone is gone from all of it, and had been there. */
class SurfacesIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private static final String SITE = "http://localhost:8080";

    private static RunningService service;

    @BeforeAll
    static void start() {
        service = RunningService.start();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    /** An article with two versions and words of its own in every part. */
    private record Sample(int number, String source) {

        String id() {
            return Entries.id(number);
        }

        String word(String part) {
            return part + number;
        }

        String image() {
            return Entries.image(number);
        }

        ArticleContent content(String version) {
            return new ArticleContent(
                    source,
                    "https://" + source + ".example/" + number,
                    word("title") + " " + version,
                    "en",
                    "ltr",
                    List.of(word("author")),
                    NOW,
                    NOW,
                    version.equals("first") ? null : NOW.plusSeconds(1),
                    word("summary"),
                    "<p>" + word("body") + " " + version + "</p><figure><img src=\"/images/" + image()
                            + "\" alt=\"\"></figure>",
                    List.of(new ArticleImage(image(), word("caption"), word("photographer"), 1200, 675)),
                    List.of(new RelatedLink(word("related"), "https://" + source + ".example/related")),
                    List.of(word("section")));
        }

        void publish() {
            Wire.publish(Entries.discovered(id(), content("first")), Entries.revised(id(), 2, content("second")));
            await().atMost(SOON)
                    .until(() -> service.get("/api/v1/articles/" + id() + "/revisions")
                                    .json()
                                    .path("items")
                                    .size()
                            == 2);
        }

        /** Every address at which anything of it can be read. */
        List<String> surfaces() {
            List<String> paths = new ArrayList<>(List.of(
                    "/",
                    "/articles/" + id(),
                    "/articles/" + id() + "/title" + number + "-second",
                    "/articles/" + id() + "/revisions",
                    "/articles/" + id() + "/revisions?from=1&to=2",
                    "/sources/" + source,
                    "/sources/" + source + "/" + LocalDate.ofInstant(NOW, ZoneOffset.UTC),
                    "/sections",
                    "/sections/" + word("section"),
                    "/authors/" + word("author"),
                    "/news-sitemap.xml",
                    "/api/v1/articles?limit=100",
                    "/api/v1/articles?source=" + source,
                    "/api/v1/articles?section=" + word("section"),
                    "/api/v1/articles?author=" + word("author"),
                    "/api/v1/articles/" + id(),
                    "/api/v1/articles/" + id() + "/revisions",
                    "/api/v1/articles/" + id() + "/revisions/1",
                    "/api/v1/articles/" + id() + "/revisions/2",
                    "/api/v1/headlines?limit=100",
                    "/search?q=second+source:" + source,
                    "/api/v1/articles?q=second&source=" + source));
            for (String format : List.of("rss", "atom", "json")) {
                paths.add("/feeds/articles." + format);
                paths.add("/feeds/articles." + format + "?source=" + source);
                paths.add("/feeds/articles." + format + "?section=" + word("section"));
            }
            paths.addAll(sitemaps());
            return paths;
        }

        /** What each surface shows of it that no other article has. */
        Map<String, String> walk() {
            Map<String, String> answers = new LinkedHashMap<>();
            for (String path : surfaces()) {
                answers.put(
                        path,
                        service.get(path, "Accept", accept(path)).response().body());
            }
            return answers;
        }

        /** As the newest part is found by a crawler; the index names parts only. */
        private static List<String> sitemaps() {
            return Jsoup.parse(service.get("/sitemap.xml").response().body(), Parser.xmlParser())
                    .select("loc")
                    .eachText()
                    .stream()
                    .map(address -> address.substring(SITE.length()))
                    .filter(path -> !path.endsWith("=pages"))
                    .toList();
        }

        private static String accept(String path) {
            return path.startsWith("/api/") ? "application/json" : "text/html";
        }
    }

    private static SourceDescription description(DisplayPolicy policy, String licence, String credit) {
        return new SourceDescription("Paper", null, "en", "UTC", policy, licence, credit);
    }

    private static void follow(String source, long version, DisplayPolicy policy, String licence, String credit) {
        Wire.publish(SourceEvents.changed(source, version, description(policy, licence, credit)));
    }

    @Test
    void aTakenDownArticleIsGoneFromEverySurface() {
        Sample sample = new Sample(9501, "takendown");
        follow("takendown", 1, DisplayPolicy.FULL, "terms", "credit");
        sample.publish();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sample.walk())
                        .hasSizeGreaterThan(30)
                        .allSatisfy((path, body) -> assertThat(body)
                                .as(path)
                                .containsAnyOf(sample.id(), sample.word("section"), sample.word("title"))));
        List<String> surfaces = sample.surfaces();

        Wire.publish(Entries.withdrawn(sample.id(), 3));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(surfaces).allSatisfy(path -> {
                    Answer answer = service.get(path, "Accept", Sample.accept(path));
                    assertThat(answer.status()).as(path).isIn(200, 404, 410);
                    assertThat(answer.response().body())
                            .as(path)
                            .doesNotContain(
                                    sample.word("title"),
                                    sample.word("body"),
                                    sample.word("summary"),
                                    sample.word("caption"),
                                    sample.word("photographer"),
                                    sample.word("related"),
                                    sample.image());
                    if (path.startsWith("/articles/") || path.startsWith("/api/v1/articles/")) {
                        assertThat(answer.status()).as(path).isEqualTo(410);
                    } else {
                        assertThat(answer.response().body()).as(path).doesNotContain(sample.id());
                    }
                }));
        // sections are counted anew every second
        await().atMost(SOON)
                .until(() -> !service.get("/sections").response().body().contains(sample.word("section")));
    }

    @Test
    void aHiddenImageIsGoneFromEverySurface() {
        Sample sample = new Sample(9502, "hiding");
        follow("hiding", 1, DisplayPolicy.FULL, "terms", "credit");
        sample.publish();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                sample.walk().values().stream().filter(body -> body.contains(sample.image())))
                        .hasSizeGreaterThan(12));

        Wire.publish(new ImageHidden(
                sample.image(), false, CaseState.AUTO_HIDDEN, 1, 1, 0, "CONTRACT", ActorKind.RULE, null, NOW));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(sample.walk())
                        .allSatisfy((path, body) -> assertThat(body)
                                .as(path)
                                .doesNotContain(sample.image(), sample.word("caption"), sample.word("photographer"))));
        assertThat(service.get("/articles/" + sample.id()).response().body()).contains(sample.word("body"));
    }

    /** From the next answer on, whatever had been shown before. */
    @ParameterizedTest
    @EnumSource(names = {"EXCERPT", "LINK"})
    void aStricterPolicyActsOnEverySurfaceAtOnce(DisplayPolicy policy) {
        String source = policy == DisplayPolicy.LINK ? "links" : "excerpts";
        Sample sample = new Sample(policy == DisplayPolicy.LINK ? 9503 : 9504, source);
        follow(source, 1, DisplayPolicy.FULL, "old terms", "old credit");
        sample.publish();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(
                                sample.walk().values().stream().filter(body -> body.contains(sample.word("body"))))
                        .hasSizeGreaterThan(12));

        follow(source, 2, policy, "new terms", "new credit");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(service.get("/articles/" + sample.id())
                                .response()
                                .body())
                        .contains("new terms", "new credit"));

        boolean linkOnly = policy == DisplayPolicy.LINK;
        assertThat(sample.walk()).allSatisfy((path, body) -> {
            assertThat(body).as(path).doesNotContain(sample.word("body"));
            if (linkOnly) {
                assertThat(body)
                        .as(path)
                        .doesNotContain(
                                sample.word("summary"),
                                sample.word("related"),
                                sample.word("caption"),
                                sample.word("photographer"),
                                sample.image());
            }
            if (linkOnly && path.contains("sitemap")) {
                assertThat(body).as(path).doesNotContain(sample.id());
            }
            if (path.startsWith("/feeds/")) {
                assertThat(body).as(path).contains(sample.word("title"));
            }
            if (path.startsWith("/feeds/") && path.contains("source=")) {
                assertThat(body).as(path).contains("new terms", "new credit").doesNotContain("old terms", "old credit");
            }
        });
        if (!linkOnly) {
            assertThat(service.get("/feeds/articles.json?source=" + source)
                            .response()
                            .body())
                    .contains(sample.word("summary"));
        }
    }
}
