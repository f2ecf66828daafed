package org.jarida.ingest.poll;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jarida.ingest.poll.FeedStore.Claim;
import org.jarida.ingest.poll.FeedStore.Excluded;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the polls that are due, each on a virtual thread, one at a time for a registrable domain and a few for a source. Feeds are claimed in the
 * store, so any number of replicas share them without a leader.
 */
final class FeedScheduler {

    private static final Logger log = LoggerFactory.getLogger(FeedScheduler.class);

    /** Polls a feed; empty when its source is followed no longer. */
    @FunctionalInterface
    interface Visits {
        Optional<PollReport> visit(Feed feed);
    }

    private final FeedStore store;
    private final Visits visits;
    private final PollSettings settings;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final AtomicLong overdueSeconds;
    private final Semaphore free;
    private final Set<String> busyDomains = ConcurrentHashMap.newKeySet();
    private Instant nextMeasure = Instant.MIN;
    private final ConcurrentHashMap<String, Integer> pollsOfSource = new ConcurrentHashMap<>();

    FeedScheduler(FeedStore store, Visits visits, PollSettings settings, Clock clock, MeterRegistry metrics) {
        this.store = store;
        this.visits = visits;
        this.settings = settings;
        this.clock = clock;
        this.metrics = metrics;
        this.overdueSeconds = metrics.gauge("jarida.feeds.overdue.seconds", new AtomicLong());
        this.free = new Semaphore(settings.concurrency());
    }

    /**
     * Starts every poll that is due, as far as there is room.
     *
     * @param whenDone run after each poll: there is room again
     */
    void startDue(Runnable whenDone) {
        measure(now());
        while (free.tryAcquire()) {
            Optional<Claim> claimed = claim();
            if (claimed.isEmpty()) {
                free.release();
                return;
            }
            Claim claim = claimed.get();
            begun(claim.feed());
            Thread.ofVirtual().name("poll-" + claim.feed().id()).start(() -> {
                try {
                    poll(claim);
                } catch (
                        RuntimeException
                                failure) { // the edge of the thread: an outage of ours, the lease ends by itself
                    log.warn("poll of {} not done: {}", claim.feed().id(), failure.toString());
                    metrics.counter("jarida.polls", "outcome", "aborted").increment();
                } finally {
                    ended(claim.feed());
                    free.release();
                    whenDone.run();
                }
            });
        }
    }

    /** Operators want to know it often, but not after every poll. */
    private void measure(Instant now) {
        if (!now.isBefore(nextMeasure)) {
            nextMeasure = now.plusSeconds(1);
            overdueSeconds.set(store.mostOverdue(now)
                    .map(due -> Duration.between(due, now).toSeconds())
                    .orElse(0L));
        }
    }

    private void begun(Feed feed) {
        busyDomains.add(feed.domain());
        pollsOfSource.merge(feed.sourceId(), 1, Integer::sum);
    }

    private void ended(Feed feed) {
        busyDomains.remove(feed.domain());
        pollsOfSource.computeIfPresent(feed.sourceId(), (_, polls) -> polls == 1 ? null : polls - 1);
    }

    /** One connection to a domain, and not all places for the many slow feeds of one source. */
    private Excluded busy() {
        List<String> sources = pollsOfSource.entrySet().stream()
                .filter(source -> source.getValue() >= settings.perSource())
                .map(Map.Entry::getKey)
                .toList();
        return new Excluded(Set.copyOf(busyDomains), sources);
    }

    private Optional<Claim> claim() {
        try {
            Instant now = now();
            return store.claim(now, now.plus(settings.lease()), busy());
        } catch (RuntimeException failure) {
            free.release();
            throw failure;
        }
    }

    private void poll(Claim claim) {
        Optional<PollReport> found = visits.visit(claim.feed());
        if (found.isEmpty()) {
            store.release(claim); // its source's removal is about to take the feed away
            return;
        }
        PollReport report = found.get();
        store.finish(claim, report, now());
        metrics.counter("jarida.polls", "outcome", report.outcome()).increment();
        PollError error = report.state().lastError();
        if (error != null) {
            log.info("feed {}: {}, next in {}", claim.feed().id(), error.detail(), report.pause());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
