package org.jarida.article.article;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys of the words by which sources sort their articles and of the names of authors, so that {@code Économie} and
 * {@code economie} are one section: letters and digits without accents, vowel signs and case, and hyphens.
 */
public final class Labels {

    private Labels() {}

    /** The key of a label; empty when it has no letter or digit. A key is its own key. */
    public static String key(String label) {
        return Slug.of(label);
    }

    /** The path below a root, such as {@code /sections}, of what has a label; null when the label has no key. */
    public static @Nullable String path(String root, String label) {
        String key = key(label);
        return key.isEmpty() ? null : root + "/" + URLEncoder.encode(key, StandardCharsets.UTF_8);
    }

    /** Keys of labels, each once, in their order. */
    static List<String> keys(List<String> labels) {
        return labels.stream()
                .map(Labels::key)
                .filter(key -> !key.isEmpty())
                .distinct()
                .toList();
    }
}
