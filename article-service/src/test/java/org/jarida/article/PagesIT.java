package org.jarida.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jarida.article.RunningService.Answer;
import org.jarida.article.article.Entries;
import org.jarida.article.source.SourceEvents;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.ImageHidden;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages of the running service, from entries on their topic to HTML through the gateway's token. */
class PagesIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant AT = Instant.parse("2025-08-20T10:00:00Z");
    private static final int SHOWN = 8801;
    private static final int HIDDEN = 8802;
    private static final String ARTICLE = Entries.id(8800);
    private static final String WITHDRAWN = Entries.id(8810);

    private static RunningService service;

    @BeforeAll
    static void publishOneArticle() {
        service = RunningService.start();
        Wire.publish(
                SourceEvents.changed(
                        "pages", 1, SourceEvents.description("جريدة الصفحات", "Africa/Cairo", DisplayPolicy.FULL)),
                Entries.discovered(ARTICLE, Entries.content("pages", "ar", "عنوان <الخبر>", AT, SHOWN, HIDDEN)),
                Entries.discovered(WITHDRAWN, Entries.content("pages", "ar", "خبر سُحب", AT)),
                Entries.withdrawn(WITHDRAWN, 2));
        await().atMost(SOON).until(() -> get("/sources/pages").status() == 200);
        await().atMost(SOON).until(() -> get("/articles/" + ARTICLE).status() == 200);
        await().atMost(SOON).until(() -> get("/articles/" + WITHDRAWN).status() == 410);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void aPublishedArticleIsOnItsPageAndEveryList() {
        Document article = page("/articles/" + ARTICLE);
        assertThat(article.selectFirst("html").attr("lang")).isEqualTo("fr");
        assertThat(article.selectFirst("h1").text()).isEqualTo("عنوان <الخبر>");
        assertThat(article.selectFirst(".article-byline p").text())
                .isEqualTo("Publié dans جريدة الصفحات et vu ici le 20 août 2025");
        for (String list : List.of("/", "/sources/pages", "/sources/pages/2025-08-20")) {
            assertThat(page(list).select("h2 a, h3 a").eachAttr("href"))
                    .as(list)
                    .anyMatch(href -> href.startsWith("/articles/" + ARTICLE + "/"));
        }
        assertThat(page("/sources").select("h2 a").eachAttr("href")).contains("/sources/pages");
    }

    @Test
    void aHiddenImageLeavesThePageAndOnlyItsNumberIsSaid() {
        Wire.publish(new ImageHidden(
                Entries.image(HIDDEN), false, CaseState.AUTO_HIDDEN, 1, 1, 0, "CONTRACT", ActorKind.RULE, null, AT));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(get("/articles/" + ARTICLE).response().body())
                                .doesNotContain(Entries.image(HIDDEN)));
        Document article = page("/articles/" + ARTICLE);
        assertThat(article.select(".picture").eachAttr("data-image")).containsExactly(Entries.image(SHOWN));
        assertThat(article.selectFirst(".hidden-images").text())
                .isEqualTo("Une image est masquée après des signalements.");
    }

    @Test
    void whatIsGoneOrUnknownIsSaidOnAPage() {
        Answer gone = get("/articles/" + WITHDRAWN);
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.header("Content-Type")).startsWith("text/html");
        assertThat(Jsoup.parse(gone.response().body()).selectFirst("h1").text())
                .isEqualTo("Cet article n’est plus publié");
        Answer unknown = get("/sources/nobody");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.header("Content-Type")).startsWith("text/html");
    }

    private static Document page(String path) {
        Answer answer = get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.response().body());
    }

    private static Answer get(String path) {
        return service.get(path, "Accept", "text/html", "Accept-Language", "fr");
    }
}
