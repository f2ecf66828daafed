package org.jarida.article.feed;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed, whatever its format.
 *
 * @param language tag of all its articles, or null when they differ
 * @param home absolute address of the page that says the same
 * @param self absolute address of the feed itself
 * @param id absolute address that names the feed in every format
 */
record Feed(
        String title,
        String description,
        @Nullable String language,
        String home,
        String self,
        String id,
        List<FeedItem> items) {

    /** When the newest change of an item was; long ago for an empty feed, so that it stays the same. */
    Instant updated() {
        return items.stream()
                .map(FeedItem::updated)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }
}
