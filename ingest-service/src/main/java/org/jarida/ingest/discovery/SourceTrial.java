package org.jarida.ingest.discovery;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jarida.ingest.entry.EntryTrial;
import org.jarida.ingest.feed.DocumentReader;
import org.jarida.ingest.feed.ParsedEntry;
import org.jarida.ingest.feed.ParsedFeed;
import org.jarida.ingest.feed.UnreadableFeedException;
import org.jarida.ingest.fetch.FetchOutcome;
import org.jarida.ingest.fetch.Fetcher;
import org.jarida.ingest.poll.PollError;
import org.jarida.ingest.source.FeedAddress;
import org.jarida.ingest.source.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries a source before it is saved: fetches its feeds, and the pages of a few articles, in one bounded visit. */
public final class SourceTrial {

    private static final Logger log = LoggerFactory.getLogger(SourceTrial.class);

    private static final int MOST_FETCHES = 24;
    private static final int MOST_SHOWN = 10;
    private static final int MOST_PAGES = 2;

    private final Fetcher fetcher;
    private final EntryTrial entries;
    private final Duration time;
    private final DocumentReader reader = new DocumentReader();

    /** @param time in all */
    SourceTrial(Fetcher fetcher, EntryTrial entries, Duration time) {
        this.fetcher = fetcher;
        this.entries = entries;
        this.time = time;
    }

    public SourceTrialView run(Source.Description source) {
        BoundedVisit visit = new BoundedVisit(fetcher, time, MOST_FETCHES);
        List<SourceTrialView.Feed> feeds = new ArrayList<>();
        for (FeedAddress address : source.feeds()) {
            feeds.add(feed(source, address, visit));
        }
        return SourceTrialView.of(source, !visit.cutShort(), feeds);
    }

    private SourceTrialView.Feed feed(Source.Description source, FeedAddress address, BoundedVisit visit) {
        FetchOutcome outcome = visit.fetch(URI.create(address.url()), address.kind());
        if (!(outcome instanceof FetchOutcome.Fetched fetched)) {
            return SourceTrialView.Feed.failed(address, BoundedVisit.failure(outcome));
        }
        try {
            ParsedFeed feed = reader.read(source, address.kind(), BoundedVisit.document(fetched), visit, null);
            return SourceTrialView.Feed.read(address, feed, articles(source, feed, visit));
        } catch (UnreadableFeedException unreadable) {
            return SourceTrialView.Feed.failed(address, PollError.unreadable(String.valueOf(unreadable.getMessage())));
        } catch (RuntimeException | StackOverflowError broken) { // hostile input may break a parser in any way
            log.warn("a document of {} breaks the parser: {}", fetched.address().getHost(), broken.toString());
            return SourceTrialView.Feed.failed(address, PollError.unreadable("the document cannot be read"));
        }
    }

    private List<EntryTrial.Article> articles(Source.Description source, ParsedFeed feed, BoundedVisit visit) {
        List<EntryTrial.Article> articles = new ArrayList<>();
        int pages = 0;
        for (ParsedEntry entry : feed.entries().stream().limit(MOST_SHOWN).toList()) {
            boolean withPage = pages < MOST_PAGES && entries.wantsPage(source, entry) && !visit.over();
            pages += withPage ? 1 : 0;
            Optional<EntryTrial.Article> article = withPage
                    ? visit.within(() -> entries.article(source, entry, true)).orElse(Optional.empty())
                    : entries.article(source, entry, false);
            article.or(() -> entries.article(source, entry, false)).ifPresent(articles::add);
        }
        return articles;
    }
}
