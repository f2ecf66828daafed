package org.jarida.ingest.poll;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jarida.ingest.entry.Intake;
import org.jarida.ingest.entry.IntakeResult;
import org.jarida.ingest.feed.DocumentReader;
import org.jarida.ingest.feed.FeedFormat;
import org.jarida.ingest.feed.FurtherDocuments;
import org.jarida.ingest.feed.ParsedFeed;
import org.jarida.ingest.feed.RawDocument;
import org.jarida.ingest.feed.UnreadableFeedException;
import org.jarida.ingest.fetch.FetchOutcome;
import org.jarida.ingest.fetch.FetchRequest;
import org.jarida.ingest.fetch.Fetcher;
import org.jarida.ingest.poll.FeedState.Body;
import org.jarida.ingest.poll.FeedState.Reading;
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
    private final Clock clock;
    private final RandomGenerator random;
    private final DocumentReader reader = new DocumentReader();

    FeedPoller(
            Fetcher fetcher,
            Intake intake,
            RawArchive archive,
            PollInterval intervals,
            Clock clock,
            RandomGenerator random) {
        this.fetcher = fetcher;
        this.intake = intake;
        this.archive = archive;
        this.intervals = intervals;
        this.clock = clock;
        this.random = random;
    }

    PollReport poll(Source source, Feed feed) {
        FeedState state = feed.state();
        FeedKind kind = Feeds.kind(source, feed);
        URI address = URI.create(feed.url());
        FetchRequest request = kind == FeedKind.LISTING ? FetchRequest.page(address) : FetchRequest.feed(address);
        boolean whole = random.nextDouble() < UNCONDITIONAL;
        FetchOutcome outcome = fetcher.fetch(whole ? request : request.ifChanged(state.etag(), state.lastModified()));
        return switch (outcome) {
            case FetchOutcome.Fetched fetched -> takeIn(source, feed, kind, fetched, whole);
            case FetchOutcome.NotModified(var freshFor, var movedTo) ->
                unchanged(feed, "not-modified", freshFor, movedTo);
            case FetchOutcome.TooManyRequests(var retryAfter) -> leftAlone(state, retryAfter);
            case FetchOutcome.Gone _ ->
                new PollReport("gone", state.failed(PollError.gone(), now()).forgettingBody(), true, Duration.ZERO);
            case FetchOutcome.Failed failed -> notFetched(state, failed);
        };
    }

    private PollReport takeIn(Source source, Feed feed, FeedKind kind, FetchOutcome.Fetched fetched, boolean whole) {
        FeedState state = feed.state();
        Body body = new Body(fetched.etag(), fetched.lastModified(), DigestUtils.sha256Hex(fetched.body()));
        if (state.body() != null && body.hash().equals(state.body().hash())) {
            return unchanged(feed, "unchanged", fetched.freshFor(), fetched.movedTo());
        }
        Body last = spread(feed);
        PartVisits parts = new PartVisits(fetcher, last == null || whole ? List.of() : last.parts());
        ParsedFeed parsed;
        try {
            parsed = read(source, feed, kind, fetched, parts, last != null);
        } catch (UnreadableFeedException unreadable) {
            return failed(state, "unreadable", PollError.unreadable(String.valueOf(unreadable.getMessage())));
        } catch (RuntimeException | StackOverflowError broken) { // hostile input may break a parser in any way
            log.warn("feed {} breaks the parser: {}", feed.id(), broken.toString());
            return failed(state, "unreadable", PollError.unreadable("the document cannot be read"));
        }
        IntakeResult result = intake.takeIn(source, feed.id(), parsed.entries());
        log.info("feed {}: {}", feed.id(), result);
        if (result.untitled() > 0 && result.untitled() == parsed.entries().size()) {
            return failed(state, "unreadable", PollError.untitled());
        }
        boolean index = parsed.format() == FeedFormat.SITEMAP_INDEX;
        keep(source, feed, kind, index ? parts.fetched() : List.of(fetched), result);
        Body taken = index ? new Body(null, null, SPREAD + body.hash(), parts.known()) : body;
        boolean more = result.deferred() > 0;
        Duration interval = intervals.adapted(state.interval(), result.changed());
        FeedState next = state.succeeded(
                more || result.held() > 0 ? null : taken,
                reading(state, parsed, result),
                interval,
                moved(feed, fetched.movedTo()),
                now());
        Duration pause =
                intervals.afterSuccess(interval, fetched.freshFor(), next.refreshInterval(), random.nextDouble());
        return new PollReport(result.changed() ? "changed" : "unchanged", next, false, more ? SOON : pause);
    }

    /** What an index names changes without it: it is always read, of its parts what changed since the last time. */
    private ParsedFeed read(
            Source source,
            Feed feed,
            FeedKind kind,
            FetchOutcome.Fetched fetched,
            FurtherDocuments parts,
            boolean known) {
        return reader.read(
                source.description(),
                kind,
                new RawDocument(fetched.body(), fetched.contentType(), fetched.address()),
                parts,
                known ? feed.state().lastSuccessAt() : null);
    }

    /** The index as it was last taken in whole; null when all that it names is to be read. */
    private static @Nullable Body spread(Feed feed) {
        Body last = feed.state().body();
        return last != null && last.hash().startsWith(SPREAD) ? last : null;
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

    /** An entry without a date counts as having come out when it was found. */
    private Reading reading(FeedState state, ParsedFeed parsed, IntakeResult result) {
        Rhythm known =
                state.reading() == null ? Rhythm.UNKNOWN : state.reading().rhythm();
        List<Instant> dates = parsed.entries().stream()
                .flatMap(entry -> Stream.ofNullable(entry.published()))
                .toList();
        List<Instant> times = dates.isEmpty() && result.discovered() > 0 ? List.of(now()) : dates;
        Duration refresh = parsed.refreshInterval();
        return new Reading(
                parsed.charset(),
                refresh == null ? null : refresh.toSeconds(),
                known.with(times, now()),
                result.held());
    }

    private PollReport unchanged(Feed feed, String outcome, @Nullable Duration freshFor, @Nullable URI movedTo) {
        FeedState state = feed.state();
        Duration interval = intervals.adapted(state.interval(), false);
        Duration pause = intervals.afterSuccess(interval, freshFor, state.refreshInterval(), random.nextDouble());
        FeedState next = state.succeeded(state.body(), state.reading(), interval, moved(feed, movedTo), now());
        return new PollReport(outcome, next, false, pause);
    }

    /** Nobody is led from a secure address to one that is not for good. */
    private static @Nullable String moved(Feed feed, @Nullable URI movedTo) {
        if (movedTo == null || movedTo.toString().equals(feed.url())) {
            return null;
        }
        boolean secure = movedTo.toString().startsWith("https:");
        return secure || feed.url().startsWith("http:") ? movedTo.toString() : null;
    }

    private PollReport notFetched(FeedState state, FetchOutcome.Failed failed) {
        return switch (failed.reason()) {
            case BUSY -> new PollReport("busy", state, false, SOON); // not asked at all: what is known stands
            case ROBOTS -> failed(state, "robots", PollError.of(failed));
            default -> failed(state, "failed", PollError.of(failed));
        };
    }

    private PollReport failed(FeedState state, String outcome, PollError error) {
        FeedState next = state.failed(error, now());
        return new PollReport(outcome, next, false, intervals.afterFailure(next.failures(), random.nextDouble()));
    }

    private PollReport leftAlone(FeedState state, @Nullable Duration retryAfter) {
        Duration pause = intervals.afterTooManyRequests(retryAfter, state.failures() + 1, random.nextDouble());
        FeedState next = state.limited(PollError.tooManyRequests(), now().plus(pause), now());
        return new PollReport("too-many-requests", next, false, pause);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
