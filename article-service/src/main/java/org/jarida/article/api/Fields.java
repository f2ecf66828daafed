package org.jarida.article.api;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The fields of an article that a client wants; the others are not sent. */
final class Fields {

    private final @Nullable Set<String> wanted;
    private final JsonMapper json;

    private Fields(@Nullable Set<String> wanted, JsonMapper json) {
        this.wanted = wanted;
        this.json = json;
    }

    /**
     * Reads what a client wants; a name that is not known ends the request with 400.
     *
     * @param given names with commas between; null or empty for all fields
     */
    static Fields of(@Nullable String given, Set<String> known, JsonMapper json) {
        if (given == null || given.isEmpty()) {
            return new Fields(null, json);
        }
        Set<String> wanted = new LinkedHashSet<>(Arrays.asList(given.split(",", -1)));
        if (!known.containsAll(wanted)) {
            throw Parameters.invalid("fields", "some of " + String.join(",", known));
        }
        return new Fields(wanted, json);
    }

    /** What is sent of an article. */
    Object in(ArticleView article) {
        Set<String> names = wanted;
        return names == null ? article : json.<ObjectNode>valueToTree(article).retain(names);
    }

    /** The same of each. */
    List<?> in(List<ArticleView> articles) {
        return articles.stream().map(this::in).toList();
    }
}
