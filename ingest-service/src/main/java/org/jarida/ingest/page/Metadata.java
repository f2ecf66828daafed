package org.jarida.ingest.page;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jarida.ingest.html.Css;
import org.jsoup.nodes.Document;

/** A page's {@code meta} elements by name, wherever they stand: broken pages push them out of their head. */
final class Metadata {

    private final Map<String, String> values = new HashMap<>();

    Metadata(Document page) {
        for (var meta : Css.select(page, "meta[content]")) {
            var value = meta.attr("content").replaceAll("\\s+", " ").strip();
            if (!value.isEmpty()) {
                for (var attribute : new String[] {"property", "name", "itemprop"}) {
                    for (var name : meta.attr(attribute)
                            .toLowerCase(Locale.ROOT)
                            .strip()
                            .split("\\s+", -1)) {
                        if (!name.isEmpty()) {
                            values.putIfAbsent(name, value);
                        }
                    }
                }
            }
        }
    }

    /** The first of these names that has a value. */
    Optional<String> first(String... names) {
        for (var name : names) {
            var value = values.get(name);
            if (value != null) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
