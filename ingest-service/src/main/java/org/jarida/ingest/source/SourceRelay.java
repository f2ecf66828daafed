package org.jarida.ingest.source;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jarida.events.SourceChanged;
import org.jarida.events.SourceDescription;
import org.jarida.events.SourceEvent;
import org.jarida.events.SourceRemoved;
import org.jarida.events.kafka.EventNotPublishedException;
import org.jarida.events.kafka.EventPublisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies and publishes every stored version of every source that still carries its pending mark, from the stored state;
 * on every replica, for ever. A version may be overtaken between its reading and its acknowledgement, and then stand last
 * on the topic: its successor is marked again, whoever has published it before, and published next.
 */
final class SourceRelay {

    private static final Logger log = LoggerFactory.getLogger(SourceRelay.class);
    private static final int BATCH = 100;

    private final SourceStore store;
    private final List<SourceWatcher> watchers;
    private final EventPublisher publisher;
    private final Clock clock;
    private final AtomicLong oldestPendingSeconds;

    SourceRelay(
            SourceStore store,
            List<SourceWatcher> watchers,
            EventPublisher publisher,
            Clock clock,
            MeterRegistry metrics) {
        this.store = store;
        this.watchers = watchers;
        this.publisher = publisher;
        this.clock = clock;
        this.oldestPendingSeconds = metrics.gauge("jarida.sources.pending.age.seconds", new AtomicLong());
    }

    /** Works off what is pending now. */
    void relay() {
        List<Source> pending = store.pending(BATCH);
        Instant oldest = pending.isEmpty() ? null : pending.getFirst().pendingSince();
        oldestPendingSeconds.set(
                oldest == null ? 0 : Duration.between(oldest, clock.instant()).toSeconds());
        List<Source> shuffled = new ArrayList<>(pending);
        Collections.shuffle(shuffled); // one that the broker refuses ends the round: not always before the same ones
        for (Source source : shuffled) {
            try {
                relay(source);
            } catch (EventNotPublishedException failure) {
                throw failure; // the broker may be away: no use in asking for each
            } catch (RuntimeException failure) { // the edge of the loop: one that fails must not hold up the others
                log.warn("source {} version {} is left for later", source.id(), source.version(), failure);
            }
        }
    }

    private void relay(Source source) {
        watchers.forEach(watcher -> watcher.changed(source));
        try {
            publisher.publish(event(source));
        } catch (EventNotPublishedException failure) {
            store.overtaken(source, now()); // it may be on the topic all the same
            throw failure;
        }
        store.settled(source, now());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static SourceEvent event(Source source) {
        SourceDescription description = description(source.description());
        return source.removed()
                ? new SourceRemoved(source.id(), source.version(), description, source.changedAt())
                : new SourceChanged(source.id(), source.version(), description, source.changedAt());
    }

    private static SourceDescription description(Source.Description source) {
        return new SourceDescription(
                source.name(),
                source.homepage(),
                source.language(),
                source.zone(),
                source.policy(),
                source.licence(),
                source.credit());
    }
}
