package org.jarida.article.search;

import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;

/** Text with the words marked that were looked for. */
public record Quote(List<Part> parts) {

    public Quote {
        parts = List.copyOf(parts);
    }

    /** Plain text, to be escaped where it is shown. */
    public record Part(String text, boolean marked) {}

    static Quote unmarked(String text) {
        return new Quote(text.isEmpty() ? List.of() : List.of(new Part(text, false)));
    }

    public boolean isEmpty() {
        return parts.isEmpty();
    }

    /** As HTML that holds {@code mark} elements and text, nothing else. */
    public String html() {
        return parts.stream()
                .map(part -> {
                    String text = Entities.escape(part.text());
                    return part.marked() ? "<mark>" + text + "</mark>" : text;
                })
                .collect(Collectors.joining());
    }
}
