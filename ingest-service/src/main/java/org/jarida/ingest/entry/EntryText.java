package org.jarida.ingest.entry;

import java.time.Instant;
import java.util.List;
import org.jarida.events.RelatedLink;
import org.jspecify.annotations.Nullable;

/**
 * What an entry says, as far as its source's policy allows.
 *
 * @param html clean; its images still point at the source's addresses
 * @param cut why the text was cut to its excerpt; null when it is whole
 */
public record EntryText(
        @Nullable String url,
        String title,
        String language,
        String direction,
        List<String> authors,
        @Nullable Instant publishedAt,
        String summary,
        String html,
        List<RelatedLink> related,
        List<String> categories,
        @Nullable String cut) {

    public EntryText {
        authors = authors == null ? List.of() : List.copyOf(authors);
        related = related == null ? List.of() : List.copyOf(related);
        categories = categories == null ? List.of() : List.copyOf(categories);
    }
}
