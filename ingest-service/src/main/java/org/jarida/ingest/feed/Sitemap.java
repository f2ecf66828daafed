package org.jarida.ingest.feed;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sitemap as read.
 *
 * @param parts the sitemaps that it names when it is an index, those most likely to hold news first
 */
record Sitemap(ParsedFeed feed, List<Part> parts) {

    Sitemap {
        parts = List.copyOf(parts);
    }

    /** @param changed when it was last changed, as far as its index tells */
    record Part(String url, @Nullable Instant changed) {}
}
