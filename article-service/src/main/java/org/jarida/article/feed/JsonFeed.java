package org.jarida.article.feed;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** JSON Feed 1.1. What an item's source asks to be said of it stands in the extension {@code _jarida}. */
final class JsonFeed {

    private static final JsonMapper JSON = JsonMapper.shared();

    private JsonFeed() {}

    static byte[] write(Feed feed) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", "https://jsonfeed.org/version/1.1");
        put(json, "title", feed.title());
        put(json, "home_page_url", feed.home());
        put(json, "feed_url", feed.self());
        put(json, "description", feed.description());
        put(json, "language", feed.language());
        json.put("items", feed.items().stream().map(JsonFeed::item).toList());
        return JSON.writeValueAsBytes(json);
    }

    private static Map<String, Object> item(FeedItem item) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "id", item.id());
        put(json, "url", item.link());
        put(json, "external_url", item.article().webUrl());
        put(json, "title", item.article().title());
        if (item.html().isEmpty()) {
            // an item must have content: of a link there is no more than its title
            put(json, "content_text", item.article().title());
        } else {
            put(json, "content_html", item.html());
        }
        put(json, "summary", item.article().summary());
        put(json, "image", item.image());
        put(json, "date_published", item.published().toString());
        put(json, "date_modified", item.updated().toString());
        json.put(
                "authors",
                item.authors().stream()
                        .map(author -> Map.of("name", XmlText.clean(author)))
                        .toList());
        List<String> categories = item.article().categories();
        if (!categories.isEmpty()) {
            json.put("tags", categories.stream().map(XmlText::clean).toList());
        }
        put(json, "language", item.language());
        json.put("_jarida", extension(item));
        return json;
    }

    private static Map<String, Object> extension(FeedItem item) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "source", item.article().source().name());
        put(json, "credit", item.article().source().credit());
        put(json, "licence", item.article().source().licence());
        return json;
    }

    private static void put(Map<String, Object> json, String name, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            json.put(name, XmlText.clean(text));
        }
    }
}
