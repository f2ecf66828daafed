package org.jarida.ingest.source;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jarida.events.DisplayPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A newspaper or other organisation whose feeds are followed.
 *
 * @param version counts the changes from 1; goes on after a removal
 * @param description what an editor said of it
 * @param paused whether its feeds rest
 * @param removed whether it is followed no longer; its id, version and articles stay
 * @param withdrawArticles whether its removal withdraws its articles
 * @param pendingSince when the current version was stored, until it is published and applied; then null
 */
public record Source(
        String id,
        long version,
        Description description,
        boolean paused,
        boolean removed,
        boolean withdrawArticles,
        Instant changedAt,
        @Nullable Instant pendingSince) {

    /**
     * What an editor says of a source.
     *
     * @param language BCP 47 tag, {@code und} when unknown
     * @param zone the time zone of its dates and archive
     * @param licence the terms under which its text may be shown
     * @param credit the line beside its articles
     * @param selectors CSS selectors by what they find, before the general method: see {@link org.jarida.ingest.page.PageSelectors}
     */
    public record Description(
            String name,
            @Nullable String homepage,
            String language,
            String zone,
            DisplayPolicy policy,
            @Nullable String licence,
            @Nullable String credit,
            Map<String, String> selectors,
            List<FeedAddress> feeds) {

        public Description {
            selectors = selectors == null ? Map.of() : Map.copyOf(selectors);
            feeds = feeds == null ? List.of() : List.copyOf(feeds);
        }
    }

    static Source first(String id, Description description, Instant now) {
        return new Source(id, 1, description, false, false, false, now, now);
    }

    Source described(Description changed, Instant now) {
        return new Source(id, version + 1, changed, paused && !removed, false, false, now, now);
    }

    Source rest(boolean resting, Instant now) {
        return new Source(id, version + 1, description, resting, removed, withdrawArticles, now, now);
    }

    Source gone(boolean withArticles, Instant now) {
        return new Source(id, version + 1, description, false, true, withArticles, now, now);
    }
}
