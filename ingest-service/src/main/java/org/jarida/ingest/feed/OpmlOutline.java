package org.jarida.ingest.feed;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A subscription of an OPML document.
 *
 * @param title plain text, empty when it has none
 * @param feed address of the feed as written, without the {@code feed:} scheme that some put before it
 * @param own attributes of the namespace {@link OpmlReader#NAMESPACE}, by local name
 * @param group attributes of the same namespace of the outline around it
 */
public record OpmlOutline(
        String title,
        String feed,
        @Nullable String homepage,
        @Nullable String language,
        Map<String, String> own,
        Map<String, String> group) {

    public OpmlOutline {
        own = Map.copyOf(own);
        group = Map.copyOf(group);
    }

    /** The source that a document of ours says it belongs to. */
    public Optional<String> source() {
        return Optional.ofNullable(group.get("source"));
    }
}
