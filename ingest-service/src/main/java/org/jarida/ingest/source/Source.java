package org.jarida.ingest.source;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

        private Description with(Collection<FeedAddress> others) {
            return new Description(
                    name, homepage, language, zone, policy, licence, credit, selectors, List.copyOf(others));
        }

        /** This one of a source that was described as {@code before}: a feed that has moved since stays where it is. */
        private Description after(Description before) {
            Map<String, FeedAddress> following = new LinkedHashMap<>();
            for (FeedAddress each : feeds) {
                FeedAddress current = before.at(each.url())
                        .map(known -> known.as(each.kind()))
                        .orElse(each);
                following.putIfAbsent(current.url(), current);
            }
            return with(following.values());
        }

        /** The feed at an address, else the one that has moved away from it. */
        private Optional<FeedAddress> at(String address) {
            return feeds.stream()
                    .filter(feed -> feed.url().equals(address))
                    .findFirst()
                    .or(() -> feeds.stream()
                            .filter(feed -> feed.formerUrls().contains(address))
                            .findFirst());
        }

        private Description moved(String from, String to) {
            Map<String, FeedAddress> following = new LinkedHashMap<>();
            for (FeedAddress each : feeds) {
                FeedAddress current = each.url().equals(from) ? each.movedTo(to) : each;
                following.merge(
                        current.url(), current, (one, two) -> one.formerUrls().isEmpty() ? two : one);
            }
            return with(following.values());
        }
    }

    static Source first(String id, Description description, Instant now) {
        return new Source(id, 1, description, false, false, false, now, now);
    }

    /** An address that a feed has moved away from means that feed, as long as it is among its source's feeds. */
    Source described(Description changed, Instant now) {
        Description next = removed ? changed : changed.after(description);
        return new Source(id, version + 1, next, paused && !removed, false, false, now, now);
    }

    /** Itself when no feed is at the old address. */
    Source withFeedMoved(String from, String to, Instant now) {
        boolean followed =
                description.feeds().stream().anyMatch(feed -> feed.url().equals(from));
        return followed && !removed
                ? new Source(id, version + 1, description.moved(from, to), paused, false, false, now, now)
                : this;
    }

    Source rest(boolean resting, Instant now) {
        return new Source(id, version + 1, description, resting, removed, withdrawArticles, now, now);
    }

    Source gone(boolean withArticles, Instant now) {
        return new Source(id, version + 1, description, false, true, withArticles, now, now);
    }
}
