package org.jarida.article.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarida.article.article.Article;
import org.jarida.article.article.Labels;
import org.jarida.article.site.Site;
import org.jarida.events.ArticleImage;
import org.jarida.theme.Assets;
import org.jarida.theme.Frame.Card;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What machines read of an article's page: OpenGraph and Twitter cards, and schema.org's NewsArticle. Nothing that the page
 * does not show: an image that is hidden, or that the source's policy leaves out, is not named.
 */
final class ArticleCard {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Article article;
    private final Site site;
    private final List<Card.Property> properties = new ArrayList<>();

    private ArticleCard(Article article, Site site) {
        this.article = article;
        this.site = site;
    }

    /** @param description plain text, or null when the page has none */
    static Card of(Article article, Site site, @Nullable String description) {
        ArticleCard card = new ArticleCard(article, site);
        card.properties(description);
        return new Card(card.properties, JSON.writeValueAsString(card.newsArticle(description)));
    }

    private void properties(@Nullable String description) {
        add("og:site_name", Site.NAME);
        add("og:type", "article");
        add("og:title", article.title());
        add("og:url", site.address(article.path()));
        add("og:description", description);
        add("article:published_time", article.sortAt().toString());
        add("article:modified_time", article.changedAt().toString());
        article.categories().stream().limit(1).forEach(category -> add("article:section", category));
        add("twitter:card", article.images().isEmpty() ? "summary" : "summary_large_image");
        add("twitter:title", article.title());
        add("twitter:description", description);
        if (!article.images().isEmpty()) {
            ArticleImage image = article.images().getFirst();
            add("og:image", address(image));
            add("og:image:width", Integer.toString(Picture.widthAtMost(image, Picture.LARGE)));
            add("og:image:height", Integer.toString(Picture.heightAtMost(image, Picture.LARGE)));
            add("og:image:alt", image.caption());
            add("twitter:image", address(image));
            add("twitter:image:alt", image.caption());
        }
    }

    private void add(String name, @Nullable String content) {
        if (content != null && !content.isBlank()) {
            properties.add(new Card.Property(name, content));
        }
    }

    private String address(ArticleImage image) {
        return site.address("/images/" + image.id() + "?w=" + Picture.LARGE);
    }

    private Map<String, Object> newsArticle(@Nullable String description) {
        Map<String, Object> news = new LinkedHashMap<>();
        news.put("@context", "https://schema.org");
        news.put("@type", "NewsArticle");
        news.put("@id", site.address(article.permanentPath()));
        news.put("url", site.address(article.path()));
        news.put("mainEntityOfPage", site.address(article.path()));
        news.put("headline", article.title());
        if (description != null) {
            news.put("description", description);
        }
        if (!article.language().equals("und")) {
            news.put("inLanguage", article.language());
        }
        news.put("datePublished", article.sortAt().toString());
        news.put("dateModified", article.changedAt().toString());
        if (!article.images().isEmpty()) {
            news.put("image", article.images().stream().map(this::imageObject).toList());
        }
        news.put("author", authors());
        news.put(
                "publisher",
                organization(
                        Site.NAME,
                        site.address("/"),
                        site.address(Assets.instance().path("icon.svg"))));
        news.put("sourceOrganization", source());
        news.put("isAccessibleForFree", true);
        String url = article.webUrl();
        if (url != null) {
            news.put("isBasedOn", url);
        }
        if (!article.categories().isEmpty()) {
            news.put("articleSection", article.categories());
        }
        putText(news, "creditText", article.source().credit());
        putText(news, "copyrightNotice", article.source().licence());
        return news;
    }

    private Map<String, Object> imageObject(ArticleImage image) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("@type", "ImageObject");
        object.put("url", address(image));
        object.put("width", Picture.widthAtMost(image, Picture.LARGE));
        object.put("height", Picture.heightAtMost(image, Picture.LARGE));
        putText(object, "caption", image.caption());
        putText(object, "creditText", image.credit());
        return object;
    }

    /** Those who sign it, else the newspaper. */
    private List<Map<String, Object>> authors() {
        List<Map<String, Object>> people = new ArrayList<>();
        for (String author : article.authors()) {
            Map<String, Object> person = new LinkedHashMap<>();
            person.put("@type", "Person");
            person.put("name", author);
            String path = Labels.path("/authors", author);
            putText(person, "url", path == null ? null : site.address(path));
            people.add(person);
        }
        return people.isEmpty() ? List.of(source()) : people;
    }

    private Map<String, Object> source() {
        return organization(
                article.source().name(),
                site.address("/sources/" + article.source().id()),
                null);
    }

    private static Map<String, Object> organization(String name, String url, @Nullable String logo) {
        Map<String, Object> organization = new LinkedHashMap<>();
        organization.put("@type", "Organization");
        organization.put("name", name);
        organization.put("url", url);
        putText(organization, "logo", logo);
        return organization;
    }

    private static void putText(Map<String, Object> object, String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            object.put(name, text);
        }
    }
}
