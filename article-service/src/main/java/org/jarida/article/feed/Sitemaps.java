package org.jarida.article.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarida.article.article.Listing;
import org.jarida.article.article.Listings;
import org.jarida.article.source.Source;
import org.jarida.article.source.Sources;
import org.springframework.stereotype.Component;

/**
 * Which articles each sitemap lists: by month, so that of all sitemaps only the newest changes much, and a month that holds
 * more than {@link #MOST} by days, a day by hours, an hour by minutes. Articles whose page names its source as the canonical
 * address are in none.
 */
@Component
class Sitemaps {

    /** A fifth of what the protocol allows, so that a sitemap is made and sent in one go; of a minute no more are listed. */
    static final int MOST = 10_000;

    /** What Google reads of a news sitemap, and for how long news are news to it. */
    static final int MOST_NEWS = 1000;

    private static final Duration NEWS = Duration.ofDays(2);
    private static final int MOST_PARTS = 2000;
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Listings listings;
    private final Sources sources;
    private final Clock clock;
    private Kept kept = new Kept(List.of(), Instant.MIN);

    Sitemaps(Listings listings, Sources sources, Clock clock) {
        this.listings = listings;
        this.sources = sources;
        this.clock = clock;
    }

    private record Kept(List<SitemapPart> parts, Instant until) {}

    /** A listed article with its source. */
    record Entry(Listing article, Source source) {}

    /**
     * The parts that list anything, newest first; the oldest beyond 2,000 are left out. Kept for a minute, because it takes
     * a look at every month.
     */
    synchronized List<SitemapPart> parts() {
        Instant now = clock.instant();
        if (now.isAfter(kept.until())) {
            List<SitemapPart> found = new ArrayList<>();
            collect(found, SitemapPart.Span.MONTH, Instant.EPOCH, now.plus(NEWS), sources.linkOnly());
            kept = new Kept(List.copyOf(found), now.plus(KEPT));
        }
        return kept.parts();
    }

    /** Adds the parts of a span of time by going from one that has an article to the next that has one. */
    private void collect(List<SitemapPart> found, SitemapPart.Span span, Instant from, Instant to, Set<String> except) {
        Optional<Instant> newest = listings.newestBefore(to, except);
        while (newest.isPresent() && !newest.get().isBefore(from) && found.size() < MOST_PARTS) {
            SitemapPart part = span.at(newest.get());
            Optional<SitemapPart.Span> finer = part.finer();
            if (finer.isPresent() && listings.count(part.from(), part.to(), MOST + 1) > MOST) {
                collect(found, finer.get(), part.from(), part.to(), except);
            } else {
                found.add(part);
            }
            newest = listings.newestBefore(part.from(), except);
        }
    }

    /** What a part lists, newest first. */
    List<Entry> of(SitemapPart part) {
        return entries(listings.between(part.from(), part.to(), sources.linkOnly(), MOST));
    }

    /** The articles of the last two days, newest first. */
    List<Entry> news() {
        Instant now = clock.instant();
        return entries(listings.between(now.minus(NEWS), now, sources.linkOnly(), MOST_NEWS));
    }

    private List<Entry> entries(List<Listing> articles) {
        Map<String, Source> described = new HashMap<>(
                sources.describe(articles.stream().map(Listing::sourceId).collect(Collectors.toSet())));
        return articles.stream()
                .map(article -> new Entry(article, described.computeIfAbsent(article.sourceId(), Source::undescribed)))
                .filter(entry -> !entry.source().linkOnly())
                .toList();
    }
}
