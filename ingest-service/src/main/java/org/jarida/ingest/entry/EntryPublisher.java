package org.jarida.ingest.entry;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jarida.events.EntryEvent;
import org.jarida.events.EventTypes;
import org.jarida.events.kafka.EventNotPublishedException;
import org.jarida.events.kafka.EventPublisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes entries from their stored state. The pending mark is cleared only after the broker's acknowledgement and only
 * for the revision that was published, so that whatever is killed or overtaken in between is published again. Runs on
 * every replica; two of them may publish the same revision, which is the same event.
 */
final class EntryPublisher {

    private static final Logger log = LoggerFactory.getLogger(EntryPublisher.class);
    private static final int BATCH = 200;
    private static final int MOST_REFUSED = 3;

    /** Time that the replica which stored an entry has for publishing it before others do. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final EntryStore store;
    private final EventPublisher publisher;
    private final Clock clock;
    private final MeterRegistry metrics;
    private final AtomicLong oldestPendingSeconds;

    EntryPublisher(EntryStore store, EventPublisher publisher, Clock clock, MeterRegistry metrics) {
        this.store = store;
        this.publisher = publisher;
        this.clock = clock;
        this.metrics = metrics;
        this.oldestPendingSeconds = metrics.gauge("jarida.entries.pending.age.seconds", new AtomicLong());
    }

    /** Publishes what waits and may be published. */
    void relay() {
        Instant now = clock.instant();
        List<Entry> waiting = store.publishable(now.minus(GRACE), BATCH);
        while (!waiting.isEmpty()) {
            int published = publish(waiting);
            waiting = published == 0 ? List.of() : store.publishable(now.minus(GRACE), BATCH);
        }
    }

    /** Tells operators how long the longest waiting entry waits. */
    void measure() {
        Instant now = clock.instant();
        oldestPendingSeconds.set(store.oldestPending()
                .map(oldest -> Duration.between(oldest, now).toSeconds())
                .orElse(0L));
    }

    /**
     * Publishes these entries as they are stored; one that another has changed meanwhile is left to the relay.
     *
     * @return how many were published
     * @throws EventNotPublishedException when the broker acknowledged none of them
     */
    int publish(List<Entry> entries) {
        List<Entry> sealed =
                entries.stream().flatMap(entry -> sealed(entry).stream()).toList();
        List<EntryEvent> events = sealed.stream().map(EntryContent::event).toList();
        if (events.isEmpty()) {
            return 0;
        }
        try {
            publisher.publishAll(events);
            done(sealed);
            return sealed.size();
        } catch (EventNotPublishedException failure) {
            return publishOneByOne(sealed, failure);
        }
    }

    /** One that the broker refuses must not hold up the others. */
    private int publishOneByOne(List<Entry> sealed, EventNotPublishedException failure) {
        int published = 0;
        int refused = 0;
        for (Entry entry : sealed) {
            try {
                publisher.publish(EntryContent.event(entry));
                done(List.of(entry));
                published++;
            } catch (EventNotPublishedException again) {
                log.warn(
                        "article {} revision {} is not published yet: {}",
                        entry.id(),
                        entry.revision(),
                        again.toString());
                refused++;
                if (published == 0 && refused == MOST_REFUSED) {
                    throw failure; // the broker is away: no use in asking for each
                }
            }
        }
        return published;
    }

    private void done(List<Entry> published) {
        store.published(published);
        for (Entry entry : published) {
            String type = EventTypes.nameOf(EntryContent.event(entry).getClass());
            metrics.counter("jarida.entries.published", "type", type).increment();
        }
    }

    private Optional<Entry> sealed(Entry entry) {
        if (entry.sealedRevision() == entry.revision()) {
            return Optional.of(entry);
        }
        Entry sealed = entry.sealed();
        return store.replace(sealed) ? Optional.of(sealed) : Optional.empty();
    }

    /** Works off requests for every revision again: each with its own number, the current one last. */
    void republish() {
        for (EntryStore.Republication wanted : store.republications(BATCH)) {
            Entry entry = wanted.entry();
            List<EntryEvent> events = new ArrayList<>();
            for (EntryStore.PastRevision past : store.archived(entry.id())) {
                if (past.revision() < entry.revision()) {
                    events.add(EntryContent.event(entry.id(), past.revision(), past.content()));
                }
            }
            if (entry.sealedRevision() == entry.revision()) {
                events.add(EntryContent.event(entry));
            }
            publisher.publishAll(events);
            store.republished(entry.id(), wanted.requestedAt());
        }
    }
}
