package org.jarida.ingest.source;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A source as an editor writes it, in JSON or YAML, unchecked. */
public record SourceInput(
        @Nullable String id,
        @Nullable String name,
        @Nullable String homepage,
        @Nullable String language,
        @Nullable String zone,
        @Nullable String policy,
        @Nullable String licence,
        @Nullable String credit,
        @Nullable Map<String, @Nullable String> selectors,
        @Nullable List<@Nullable FeedInput> feeds) {

    /** An address to poll, unchecked. */
    public record FeedInput(@Nullable String url, @Nullable String kind) {}
}
