package org.jarida.ingest.discovery;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarida.events.DisplayPolicy;
import org.jarida.ingest.feed.DocumentReader;
import org.jarida.ingest.feed.ParsedFeed;
import org.jarida.ingest.feed.RawDocument;
import org.jarida.ingest.feed.UnreadableFeedException;
import org.jarida.ingest.fetch.FetchOutcome;
import org.jarida.ingest.fetch.Fetcher;
import org.jarida.ingest.poll.PollError;
import org.jarida.ingest.source.FeedKind;
import org.jarida.ingest.source.Source;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what a newspaper offers to be followed: the feeds that its page names or links, those at usual places, its sitemaps,
 * and the page itself as a listing. Every candidate was fetched and read; all in one bounded visit.
 */
public final class Discovery {

    private static final Logger log = LoggerFactory.getLogger(Discovery.class);

    private static final int MOST_FETCHES = 24;
    private static final int FEWEST_LISTED = 3;
    private static final Source.Description UNKNOWN =
            new Source.Description("", null, "und", "UTC", DisplayPolicy.EXCERPT, null, null, Map.of(), List.of());

    private final Fetcher fetcher;
    private final Duration time;
    private final DocumentReader reader = new DocumentReader();

    /** @param time in all */
    Discovery(Fetcher fetcher, Duration time) {
        this.fetcher = fetcher;
        this.time = time;
    }

    /**
     * What was found.
     *
     * @param url the page looked at, where it was found in the end
     * @param failure why the page itself could not be read; null when it could
     * @param complete whether there was time to look everywhere
     * @param candidates likeliest first
     */
    public record Found(
            String url, @JsonIgnore @Nullable PollError failure, boolean complete, List<Candidate> candidates) {

        /** The failure for a developer. */
        @JsonProperty
        @Nullable String problem() {
            return failure == null ? null : failure.detail();
        }

        /** The failure for programs. */
        @JsonProperty
        @Nullable String problemCode() {
            return failure == null ? null : failure.code();
        }
    }

    public Found discover(URI address) {
        return new Search(new BoundedVisit(fetcher, time, MOST_FETCHES)).run(address);
    }

    /** One search. */
    private final class Search {

        private final BoundedVisit visit;
        private final List<Candidate> candidates = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private final Set<Integer> bodies = new HashSet<>();

        Search(BoundedVisit visit) {
            this.visit = visit;
        }

        Found run(URI address) {
            FetchOutcome outcome = visit.fetch(address, FeedKind.LISTING);
            seen.add(address.toString());
            if (!(outcome instanceof FetchOutcome.Fetched page)) {
                lookAround(address);
                return found(address, BoundedVisit.failure(outcome));
            }
            RawDocument document = BoundedVisit.document(page);
            seen.add(page.address().toString());
            if (confirm(address, FeedKind.FEED, page) || confirm(address, FeedKind.SITEMAP, page)) {
                return found(page.address(), null);
            }
            PageLinks.of(document).forEach(link -> look(link, FeedKind.FEED));
            lookAround(page.address());
            listing(page);
            return found(page.address(), null);
        }

        private void lookAround(URI home) {
            if (candidates.isEmpty()) {
                PageLinks.usualFeeds(home).forEach(address -> look(address, FeedKind.FEED));
            }
            List<URI> sitemaps = visit.get(home.resolve("/robots.txt"))
                    .map(PageLinks::sitemaps)
                    .filter(named -> !named.isEmpty())
                    .orElseGet(() -> PageLinks.usualSitemaps(home));
            sitemaps.forEach(address -> look(address, FeedKind.SITEMAP));
        }

        private void look(URI address, FeedKind kind) {
            if (!seen.add(address.toString()) || visit.over()) {
                return;
            }
            if (visit.fetch(address, kind) instanceof FetchOutcome.Fetched fetched) {
                confirm(address, kind, fetched);
            }
        }

        /** One document is often served at several addresses. */
        private boolean confirm(URI asked, FeedKind kind, FetchOutcome.Fetched fetched) {
            ParsedFeed feed = read(kind, BoundedVisit.document(fetched));
            if (feed == null) {
                return false;
            }
            if (bodies.add(Arrays.hashCode(fetched.body()))) {
                URI lasting = fetched.movedTo() == null ? asked : fetched.movedTo();
                candidates.add(Candidate.of(lasting.toASCIIString(), kind, feed));
            }
            return true;
        }

        private void listing(FetchOutcome.Fetched page) {
            ParsedFeed listing = read(FeedKind.LISTING, BoundedVisit.document(page));
            if (listing != null && listing.entries().size() >= FEWEST_LISTED) {
                candidates.add(Candidate.of(page.address().toASCIIString(), FeedKind.LISTING, listing));
            }
        }

        private @Nullable ParsedFeed read(FeedKind kind, RawDocument document) {
            try {
                return reader.read(UNKNOWN, kind, document, visit, null);
            } catch (UnreadableFeedException _) {
                return null;
            } catch (RuntimeException | StackOverflowError broken) { // hostile input may break a parser in any way
                log.warn(
                        "a document of {} breaks the parser: {}",
                        document.address().getHost(),
                        broken.toString());
                return null;
            }
        }

        private Found found(URI page, @Nullable PollError failure) {
            return new Found(page.toASCIIString(), failure, !visit.cutShort(), List.copyOf(candidates));
        }
    }
}
