package org.jarida.ingest.poll;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.codec.digest.DigestUtils;
import org.jarida.ingest.entry.Intake;
import org.jarida.ingest.entry.IntakeResult;
import org.jarida.ingest.feed.DocumentReader;
import org.jarida.ingest.feed.FeedFormat;
import org.jarida.ingest.feed.ParsedFeed;
import org.jarida.ingest.feed.RawDocument;
import org.jarida.ingest.feed.UnreadableFeedException;
import org.jarida.ingest.fetch.FetchOutcome;
import org.jarida.ingest.fetch.FetchOutcome.Reason;
import org.jarida.ingest.fetch.FetchRequest;
import org.jarida.ingest.fetch.Fetcher;
import org.jarida.ingest.raw.RawArchive;
import org.jarida.ingest.raw.RawFetch;
import org.jarida.ingest.source.FeedKind;
import org.jarida.ingest.source.Source;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls one feed, start to end: fetch when changed, parse, take in. Nothing that a source sends can crash a poll: it becomes
 * a failure with its reason. An outage of our own store or broker is no failure of the feed and is thrown.
 */
final class FeedPoller {

    private static final Logger log = LoggerFactory.getLogger(FeedPoller.class);

    /** Share of polls that ask unconditionally, to heal caches that lie. */
    private static final double UNCONDITIONAL = 0.01;

    /** Before the hash of a document whose entries stand in others, so that it never counts as unchanged. */
    private static final String SPREAD = "spread:";

    private static final Duration SOON = Duration.ofMinutes(1);

    private final Fetcher fetcher;
    private final Intake intake;
    private final RawArchive archive;
    private final PollInterval intervals;
    private final RandomGenerator random;
    private final DocumentReader reader = new DocumentReader();

    FeedPoller(Fetcher fetcher, Intake intake, RawArchive archive, PollInterval intervals, RandomGenerator random) {
        this.fetcher = fetcher;
        this.intake = intake;
        this.archive = archive;
        this.intervals = intervals;
        this.random = random;
    }

    PollReport poll(Source source, Feed feed) {
        FeedKind kind = Feeds.kind(source, feed);
        URI address = URI.create(feed.url());
        FetchRequest request = kind == FeedKind.LISTING ? FetchRequest.page(address) : FetchRequest.feed(address);
        boolean whole = random.nextDouble() < UNCONDITIONAL;
        FetchOutcome outcome = fetcher.fetch(whole ? request : request.ifChanged(feed.etag(), feed.lastModified()));
        return switch (outcome) {
            case FetchOutcome.Fetched fetched -> takeIn(source, feed, kind, fetched);
            case FetchOutcome.NotModified(var freshFor) -> unchanged(feed, "not-modified", freshFor);
            case FetchOutcome.TooManyRequests(var retryAfter) -> {
                int failures = feed.failures() + 1;
                Duration pause = intervals.afterTooManyRequests(retryAfter, failures, random.nextDouble());
                yield failure(feed, "too-many-requests", "the server asks to be left alone", failures, pause);
            }
            case FetchOutcome.Gone _ -> gone(feed);
            case FetchOutcome.Failed(var reason, var _) when reason == Reason.BUSY -> notReached(feed);
            case FetchOutcome.Failed(var _, var detail) -> failed(feed, "failed", detail);
        };
    }

    private PollReport takeIn(Source source, Feed feed, FeedKind kind, FetchOutcome.Fetched fetched) {
        String hash = DigestUtils.sha256Hex(fetched.body());
        if (hash.equals(feed.bodyHash())) {
            return unchanged(feed, "unchanged", fetched.freshFor());
        }
        List<FetchOutcome.Fetched> parts = new ArrayList<>();
        ParsedFeed parsed;
        try {
            parsed = read(source, feed, kind, fetched, parts);
        } catch (UnreadableFeedException unreadable) {
            return failed(feed, "unreadable", String.valueOf(unreadable.getMessage()));
        } catch (RuntimeException | StackOverflowError broken) { // hostile input may break a parser in any way
            log.warn("feed {} breaks the parser: {}", feed.id(), broken.toString());
            return failed(feed, "unreadable", "the document cannot be read");
        }
        IntakeResult result = intake.takeIn(source, feed.id(), parsed.entries());
        log.info("feed {}: {}", feed.id(), result);
        if (result.untitled() > 0 && result.untitled() == parsed.entries().size()) {
            return failed(
                    feed, "unreadable", "its entries have no titles, nor have their pages as far as they may be read");
        }
        boolean index = parsed.format() == FeedFormat.SITEMAP_INDEX;
        keep(source, feed, kind, index ? parts : List.of(fetched), result);
        Duration interval = intervals.adapted(Duration.ofSeconds(feed.intervalSeconds()), result.changed());
        Duration pause =
                intervals.afterSuccess(interval, fetched.freshFor(), parsed.refreshInterval(), random.nextDouble());
        boolean more = result.deferred() > 0;
        return new PollReport(
                result.changed() ? "changed" : "unchanged",
                true,
                more || index ? null : fetched.etag(),
                more || index ? null : fetched.lastModified(),
                more ? null : index ? SPREAD + hash : hash,
                null,
                0,
                false,
                interval,
                more ? SOON : pause);
    }

    /** What an index names changes without it: it is always read, of its parts what changed since the last time. */
    private ParsedFeed read(
            Source source, Feed feed, FeedKind kind, FetchOutcome.Fetched fetched, List<FetchOutcome.Fetched> parts) {
        boolean known = feed.bodyHash() != null && feed.bodyHash().startsWith(SPREAD);
        return reader.read(
                source.description(),
                kind,
                new RawDocument(fetched.body(), fetched.contentType(), fetched.address()),
                address -> further(address, parts),
                known ? feed.lastSuccessAt() : null);
    }

    private Optional<RawDocument> further(URI address, List<FetchOutcome.Fetched> parts) {
        if (fetcher.fetch(FetchRequest.feed(address)) instanceof FetchOutcome.Fetched part) {
            parts.add(part);
            return Optional.of(new RawDocument(part.body(), part.contentType(), part.address()));
        }
        return Optional.empty();
    }

    /**
     * Of an index its parts are kept. What holds a withdrawn article is not kept: nothing of that one's text may stay.
     */
    private void keep(
            Source source, Feed feed, FeedKind kind, List<FetchOutcome.Fetched> documents, IntakeResult result) {
        if (result.tombstoned() == 0) {
            for (FetchOutcome.Fetched document : documents) {
                RawFetch raw =
                        RawFetch.feed(source.id(), feed.id(), kind, document, result.readAt(), result.articles());
                archive.keep(raw, document.body(), () -> !intake.anyWithdrawn(result.articles()));
            }
        }
    }

    private PollReport unchanged(Feed feed, String outcome, @Nullable Duration freshFor) {
        Duration interval = intervals.adapted(Duration.ofSeconds(feed.intervalSeconds()), false);
        Duration pause = intervals.afterSuccess(interval, freshFor, null, random.nextDouble());
        return new PollReport(
                outcome, true, feed.etag(), feed.lastModified(), feed.bodyHash(), null, 0, false, interval, pause);
    }

    private PollReport failed(Feed feed, String outcome, String detail) {
        int failures = feed.failures() + 1;
        return failure(feed, outcome, detail, failures, intervals.afterFailure(failures, random.nextDouble()));
    }

    private static PollReport failure(Feed feed, String outcome, String detail, int failures, Duration pause) {
        return new PollReport(
                outcome,
                true,
                feed.etag(),
                feed.lastModified(),
                feed.bodyHash(),
                detail,
                failures,
                false,
                Duration.ofSeconds(feed.intervalSeconds()),
                pause);
    }

    private static PollReport notReached(Feed feed) {
        return new PollReport(
                "busy",
                false,
                feed.etag(),
                feed.lastModified(),
                feed.bodyHash(),
                null,
                feed.failures(),
                false,
                Duration.ofSeconds(feed.intervalSeconds()),
                SOON);
    }

    private static PollReport gone(Feed feed) {
        return new PollReport(
                "gone",
                true,
                null,
                null,
                null,
                "the server says that it is gone for good",
                feed.failures() + 1,
                true,
                Duration.ofSeconds(feed.intervalSeconds()),
                Duration.ZERO);
    }
}
