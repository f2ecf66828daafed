package org.jarida.ingest.page;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jarida.ingest.html.Css;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a page's JSON-LD says of the article: alone, in an array or in a graph; broken blocks are passed over. */
final class LinkedData {

    private static final int MAX_NODES = 500;
    private static final Set<String> ARTICLES = Set.of(
            "NewsArticle",
            "Article",
            "ReportageNewsArticle",
            "AnalysisNewsArticle",
            "OpinionNewsArticle",
            "BackgroundNewsArticle",
            "ReviewNewsArticle",
            "BlogPosting",
            "LiveBlogPosting",
            "Report",
            "TechArticle",
            "ScholarlyArticle",
            "SocialMediaPosting");
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();

    private final List<JsonNode> nodes = new ArrayList<>();
    private final @Nullable JsonNode article;

    private LinkedData(Document page) {
        for (var script : Css.select(page, "script[type~=(?i)ld\\+json]")) {
            var json = script.data().strip().replaceAll("^(?:<!--|/\\*.*?\\*/|//<!\\[CDATA\\[)|(?:-->|//]]>|;)$", "");
            tree(json).ifPresent(this::flatten);
        }
        article = nodes.stream().filter(LinkedData::isArticle).findFirst().orElse(null);
    }

    /** One broken block says nothing of the others. */
    private static Optional<JsonNode> tree(String json) {
        try {
            return Optional.of(MAPPER.readTree(json));
        } catch (JacksonException broken) {
            return Optional.empty();
        }
    }

    static LinkedData of(Document page) {
        return new LinkedData(page);
    }

    private void flatten(JsonNode node) {
        if (nodes.size() >= MAX_NODES) {
            return;
        }
        if (node.isArray()) {
            node.forEach(this::flatten);
        } else if (node.isObject()) {
            nodes.add(node);
            node.path("@graph").forEach(this::flatten);
            flatten(node.path("mainEntity"));
        }
    }

    private static boolean isArticle(JsonNode node) {
        var type = node.path("@type");
        if (type.isArray()) {
            for (var one : type) {
                if (ARTICLES.contains(local(one.asString("")))) {
                    return true;
                }
            }
            return false;
        }
        return ARTICLES.contains(local(type.asString("")));
    }

    private static String local(String type) {
        return type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':')) + 1);
    }

    /** A text property of the article, entities resolved. */
    Optional<String> text(String property) {
        return article == null ? Optional.empty() : string(article.path(property));
    }

    /** The article's text with its lines; empty when it is only for those who pay, whatever the page gives away of it. */
    Optional<String> body() {
        if (article == null || !article.path("articleBody").isString() || !isFree(article)) {
            return Optional.empty();
        }
        return Optional.of(article.path("articleBody").stringValue());
    }

    private static boolean isFree(JsonNode article) {
        return !article.path("isAccessibleForFree").asString("true").equalsIgnoreCase("false");
    }

    /** The names of the article's authors, in order. */
    List<String> authors() {
        var names = new LinkedHashSet<String>();
        if (article != null) {
            collectNames(article.path("author"), names);
        }
        return new ArrayList<>(names);
    }

    Optional<String> publisher() {
        return article == null
                ? Optional.empty()
                : string(resolve(article.path("publisher")).path("name"));
    }

    /** The addresses of the article's images. */
    List<String> images() {
        var addresses = new LinkedHashSet<String>();
        if (article != null) {
            collectImages(article.path("image"), addresses);
        }
        return new ArrayList<>(addresses);
    }

    private void collectNames(JsonNode author, Set<String> names) {
        if (author.isArray()) {
            author.forEach(one -> collectNames(one, names));
        } else {
            var person = resolve(author);
            string(person.isObject() ? person.path("name") : person)
                    .filter(name -> !name.startsWith("http"))
                    .ifPresent(names::add);
        }
    }

    private void collectImages(JsonNode image, Set<String> addresses) {
        if (image.isArray()) {
            image.forEach(one -> collectImages(one, addresses));
        } else if (image.isObject()) {
            var resolved = resolve(image);
            collectImages(resolved.path("@list"), addresses);
            string(resolved.path("url"))
                    .or(() -> string(resolved.path("contentUrl")))
                    .ifPresent(addresses::add);
        } else {
            string(image).ifPresent(addresses::add);
        }
    }

    /** The node that a bare reference ({@code {"@id": …}}) points at. */
    private JsonNode resolve(JsonNode node) {
        if (node.isObject() && node.size() == 1 && node.has("@id")) {
            for (var other : nodes) {
                if (other.size() > 1 && other.path("@id").equals(node.path("@id"))) {
                    return other;
                }
            }
        }
        return node;
    }

    private static Optional<String> string(JsonNode value) {
        var first = value.isArray() && value.size() > 0 ? value.path(0) : value;
        if (!first.isString()) {
            return Optional.empty();
        }
        var text = Parser.unescapeEntities(first.stringValue(), false)
                .replaceAll("\\s+", " ")
                .strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
