package org.jarida.ingest.poll;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jarida.ingest.poll.FeedStore.Claim;
import org.jarida.ingest.source.Source;
import org.jarida.ingest.source.Sources;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the polls that are due, each on a virtual thread, one at a time for a registrable domain. Feeds are claimed in the
 * store, so any number of replicas share them without a leader.
 */
final class FeedScheduler {

    private static final Logger log = LoggerFactory.getLogger(FeedScheduler.class);

    private final FeedStore store;
    private final Sources sources;
    private final FeedPoller poller;
    private final PollSettings settings;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final AtomicLong overdueSeconds;
    private final Semaphore free;
    private final Set<String> busyDomains = ConcurrentHashMap.newKeySet();

    FeedScheduler(
            FeedStore store,
            Sources sources,
            FeedPoller poller,
            PollSettings settings,
            Clock clock,
            MeterRegistry metrics) {
        this.store = store;
        this.sources = sources;
        this.poller = poller;
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
        Instant asked = now();
        overdueSeconds.set(store.mostOverdue(asked)
                .map(due -> Duration.between(due, asked).toSeconds())
                .orElse(0L));
        while (free.tryAcquire()) {
            Optional<Claim> claimed = claim();
            if (claimed.isEmpty()) {
                free.release();
                return;
            }
            Claim claim = claimed.get();
            busyDomains.add(claim.feed().domain());
            Thread.ofVirtual().name("poll-" + claim.feed().id()).start(() -> {
                try {
                    poll(claim);
                } catch (
                        RuntimeException
                                failure) { // the edge of the thread: an outage of ours, the lease ends by itself
                    log.warn("poll of {} not done: {}", claim.feed().id(), failure.toString());
                    metrics.counter("jarida.polls", "outcome", "aborted").increment();
                } finally {
                    busyDomains.remove(claim.feed().domain());
                    free.release();
                    whenDone.run();
                }
            });
        }
    }

    private Optional<Claim> claim() {
        try {
            Instant now = now();
            return store.claim(now, now.plus(settings.lease()), Set.copyOf(busyDomains));
        } catch (RuntimeException failure) {
            free.release();
            throw failure;
        }
    }

    private void poll(Claim claim) {
        Optional<Source> source = sources.find(claim.feed().sourceId());
        if (source.isEmpty()) {
            store.release(claim); // its removal is about to take the feed away
            return;
        }
        PollReport report = poller.poll(source.get(), claim.feed());
        store.finish(claim, report, now());
        metrics.counter("jarida.polls", "outcome", report.outcome()).increment();
        if (report.error() != null) {
            log.info("feed {}: {}, next in {}", claim.feed().id(), report.error(), report.pause());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
