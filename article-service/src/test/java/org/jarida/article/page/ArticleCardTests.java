package org.jarida.article.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jarida.article.article.Article;
import org.jarida.article.site.Site;
import org.jarida.events.ArticleImage;
import org.jarida.theme.Frame;
import org.jarida.theme.SitePages;
import org.jarida.theme.UiLanguage;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What machines read of an article's page, taken out of the page as they do. */
class ArticleCardTests {

    private static final Site SITE = new Site(URI.create("https://jarida.example"));

    /** What schema.org and Google require or recommend of a NewsArticle. */
    @Test
    void anArticleIsANewsArticleWithAllThatIsRecommended() {
        Article article = Samples.arabic();
        JsonNode news = structured(page(article, "ملخص"));

        assertThat(news.path("@context").asString()).isEqualTo("https://schema.org");
        assertThat(news.path("@type").asString()).isEqualTo("NewsArticle");
        assertThat(news.path("headline").asString()).isEqualTo(article.title());
        assertThat(OffsetDateTime.parse(news.path("datePublished").asString()).toInstant())
                .isEqualTo(article.sortAt());
        assertThat(OffsetDateTime.parse(news.path("dateModified").asString()).toInstant())
                .isEqualTo(article.editedAt());
        assertThat(news.path("inLanguage").asString()).isEqualTo("ar");
        assertThat(news.path("author").size()).isEqualTo(2);
        news.path("author").forEach(author -> {
            assertThat(author.path("@type").asString()).isEqualTo("Person");
            assertThat(author.path("name").asString()).isNotBlank();
        });
        for (String organization : List.of("publisher", "sourceOrganization")) {
            assertThat(news.path(organization).path("@type").asString()).isEqualTo("Organization");
            assertThat(news.path(organization).path("name").asString()).isNotBlank();
            assertAbsolute(news.path(organization).path("url"));
        }
        assertAbsolute(news.path("publisher").path("logo"));
        assertThat(news.path("mainEntityOfPage").asString()).isEqualTo("https://jarida.example" + article.path());
        assertThat(news.path("isBasedOn").asString()).isEqualTo(article.url());
        assertThat(news.path("image").size()).isEqualTo(3);
        news.path("image").forEach(image -> {
            assertThat(image.path("@type").asString()).isEqualTo("ImageObject");
            assertAbsolute(image.path("url"));
            assertThat(image.path("width").asInt()).isBetween(1, 1280);
            assertThat(image.path("height").asInt()).isPositive();
        });
        assertThat(news.path("image").get(0).path("width").asInt()).isEqualTo(1280);
        assertThat(news.path("image").get(0).path("height").asInt()).isEqualTo(854);
    }

    @Test
    void anArticleNobodySignedIsItsNewspapers() {
        JsonNode author =
                structured(page(Samples.french(), null)).path("author").get(0);
        assertThat(author.path("@type").asString()).isEqualTo("Organization");
        assertThat(author.path("name").asString()).isEqualTo("Le Courrier de l’Atlas");
    }

    @Test
    void whatIsSharedShowsTitlePictureAndSummary() {
        Article article = Samples.arabic();
        Document page = page(article, "ملخص");

        assertThat(property(page, "og:title")).isEqualTo(article.title());
        assertThat(property(page, "og:type")).isEqualTo("article");
        assertThat(property(page, "og:url")).isEqualTo("https://jarida.example" + article.path());
        assertThat(property(page, "og:description")).isEqualTo("ملخص");
        assertThat(property(page, "og:image")).isEqualTo("https://jarida.example/images/" + Samples.LEAD + "?w=1280");
        assertThat(property(page, "article:published_time")).isEqualTo("2024-12-07T12:00:00Z");
        assertThat(page.select("meta[name=twitter:card]").attr("content")).isEqualTo("summary_large_image");
        assertThat(page.select("meta[name=twitter:image]").attr("content")).isEqualTo(property(page, "og:image"));
    }

    /** What the page does not show, because it is hidden or may not be shown, the article does not have any more here. */
    @Test
    void withoutAPictureThereIsNone() {
        Article bare = Samples.article(Samples.id(5), Samples.AYYAM, "بلا صورة", "", "", Samples.NOON, List.of());
        Document page = page(bare, null);

        assertThat(page.html()).doesNotContain("/images/", "og:image", "twitter:image");
        assertThat(structured(page).has("image")).isFalse();
        assertThat(page.select("meta[name=twitter:card]").attr("content")).isEqualTo("summary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "<!--<script>",
                "]]>&lt;/script&gt;",
                "\"\\u003c/script>\\",
                "a\u2028b\u2029c\u0000d"
            })
    void aHostileTitleStaysInItsElement(String hostile) {
        Article article = Samples.article(
                Samples.id(6),
                Samples.source("evil", hostile, "en", "UTC"),
                hostile,
                hostile,
                "",
                Samples.NOON,
                List.of(new ArticleImage(Samples.image(9), hostile, hostile, 800, 600)));
        Document page = page(article, hostile);

        assertThat(page.select("script:not([src])")).hasSize(1);
        JsonNode news = structured(page);
        assertThat(news.path("headline").asString()).isEqualTo(hostile);
        assertThat(news.path("image").get(0).path("caption").asString()).isEqualTo(hostile);
        assertThat(page.select("script:not([src])").html()).doesNotContain("<", ">", "\u2028");
        Set<String> names = new TreeSet<>(page.select("head > *").eachAttr("name"));
        assertThat(names).contains("viewport", "twitter:card");
    }

    private static Document page(Article article, @Nullable String description) {
        Frame frame = Frame.of(UiLanguage.AR, article.path(), article.title())
                .withCard(ArticleCard.of(article, SITE, description));
        SitePages pages = SitePages.of("org.jarida.article.templates", PageConfiguration.class);
        return Jsoup.parse(pages.render(frame, "sources.jte", List.of()));
    }

    private static JsonNode structured(Document page) {
        var data = page.select("script[type=application/ld+json]");
        assertThat(data).hasSize(1);
        return JsonMapper.shared().readTree(data.getFirst().data());
    }

    private static String property(Document page, String name) {
        return page.select("meta[property=" + name + "]").attr("content");
    }

    private static void assertAbsolute(JsonNode address) {
        assertThat(URI.create(address.asString()).isAbsolute()).isTrue();
    }
}
