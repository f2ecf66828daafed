package org.jarida.ingest.discovery;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jarida.ingest.feed.FurtherDocuments;
import org.jarida.ingest.feed.RawDocument;
import org.jarida.ingest.fetch.FetchOutcome;
import org.jarida.ingest.fetch.FetchOutcome.Reason;
import org.jarida.ingest.fetch.FetchRequest;
import org.jarida.ingest.fetch.Fetcher;
import org.jarida.ingest.poll.PollError;
import org.jarida.ingest.source.FeedKind;

/** The fetches made for one person who waits for the answer: so many, and so long, in all. For one thread. */
final class BoundedVisit implements FurtherDocuments {

    private final Fetcher fetcher;
    private final long end;
    private int left;
    private boolean cutShort;

    BoundedVisit(Fetcher fetcher, Duration time, int fetches) {
        this.fetcher = fetcher;
        this.end = System.nanoTime() + time.toNanos();
        this.left = fetches;
    }

    /** Whether anything was left undone for want of time or fetches. */
    boolean cutShort() {
        return cutShort;
    }

    boolean over() {
        boolean over = left <= 0 || System.nanoTime() >= end;
        cutShort |= over;
        return over;
    }

    FetchOutcome fetch(URI address, FeedKind kind) {
        FetchRequest request = kind == FeedKind.LISTING ? FetchRequest.page(address) : FetchRequest.feed(address);
        if (over()) {
            return new FetchOutcome.Failed(Reason.TIMEOUT, "there was no time left for it");
        }
        return within(() -> fetcher.fetch(request))
                .orElseGet(() -> new FetchOutcome.Failed(Reason.TIMEOUT, "the server did not answer in time"));
    }

    /** Does something that fetches once at most; empty when it was not done in time, and then nobody waits for it. */
    <T> Optional<T> within(Callable<T> work) {
        if (over()) {
            return Optional.empty();
        }
        left--;
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name("discovery").start(task);
        try {
            return Optional.of(task.get(end - System.nanoTime(), TimeUnit.NANOSECONDS));
        } catch (TimeoutException _) {
            cutShort = true;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a fetch ends in an outcome", broken.getCause());
        }
        task.cancel(true);
        return Optional.empty();
    }

    @Override
    public Optional<RawDocument> get(URI address) {
        return fetch(address, FeedKind.FEED) instanceof FetchOutcome.Fetched fetched
                ? Optional.of(document(fetched))
                : Optional.empty();
    }

    static RawDocument document(FetchOutcome.Fetched fetched) {
        return new RawDocument(fetched.body(), fetched.contentType(), fetched.address());
    }

    /** Why nothing came. */
    static PollError failure(FetchOutcome outcome) {
        return switch (outcome) {
            case FetchOutcome.Failed failed -> PollError.of(failed);
            case FetchOutcome.TooManyRequests _ -> PollError.tooManyRequests();
            case FetchOutcome.Gone _ -> PollError.gone();
            case FetchOutcome.Fetched _, FetchOutcome.NotModified _ -> PollError.unreadable("the server sent nothing");
        };
    }
}
