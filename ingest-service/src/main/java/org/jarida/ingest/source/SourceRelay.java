package org.jarida.ingest.source;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jarida.events.SourceChanged;
import org.jarida.events.SourceDescription;
import org.jarida.events.SourceEvent;
import org.jarida.events.SourceRemoved;
import org.jarida.events.kafka.EventPublisher;

/**
 * Applies and publishes every stored version of every source that still carries its pending mark, from the stored state;
 * on every replica, for ever. A version overtaken meanwhile keeps the mark of its successor, which is published next.
 */
final class SourceRelay {

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
        for (Source source : pending) {
            watchers.forEach(watcher -> watcher.changed(source));
            publisher.publish(event(source));
            store.settled(source.id(), source.version());
        }
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
