package org.jarida.ingest.discovery;

import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.jarida.ingest.feed.RawDocument;
import org.jarida.ingest.fetch.FetchOutcome;
import org.jarida.ingest.fetch.Fetcher;
import org.jarida.ingest.poll.PollError;
import org.jarida.ingest.source.FeedKind;

/** Fetches one page for a person who waits. */
public final class PageVisit {

    private final Fetcher fetcher;
    private final Duration time;

    PageVisit(Fetcher fetcher, Duration time) {
        this.fetcher = fetcher;
        this.time = time;
    }

    /** What is made of the page when it comes, or of why it does not. */
    public <T> T fetch(URI address, Function<RawDocument, T> came, Function<PollError, T> failed) {
        FetchOutcome outcome = new BoundedVisit(fetcher, time, 1).fetch(address, FeedKind.LISTING);
        return outcome instanceof FetchOutcome.Fetched fetched
                ? came.apply(BoundedVisit.document(fetched))
                : failed.apply(BoundedVisit.failure(outcome));
    }
}
