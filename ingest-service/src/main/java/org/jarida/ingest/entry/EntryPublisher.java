package org.jarida.ingest.entry;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
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
 * for the revision that was published, so that whatever is killed in between is published again. An entry found to have
 * moved on after one of its revisions was sent is published again too, so that its latest stands last on the topic. Runs
 * on every replica; two of them may publish the same revision, which is the same event.
 */
final class EntryPublisher {

    private static final Logger log = LoggerFactory.getLogger(EntryPublisher.class);
    private static final int BATCH = 200;
    private static final int MOST_REFUSED = 3;

    /**
     * Time that the replica which stored an entry has for publishing it before the relays do. Long enough for a broker
     * that answers slowly, which publishing everything twice would slow further.
     */
    private static final Duration GRACE = Duration.ofSeconds(5);

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

    /** As {@link #publish}, but what cannot be published now is left to the relay: it is pending. */
    void publishOrLeaveToRelay(List<Entry> entries) {
        try {
            publish(entries);
        } catch (EventNotPublishedException failure) {
            log.warn("{} entries are left to the relay: {}", entries.size(), failure.toString());
        }
    }

    /**
     * Publishes these entries as they are stored; one that another has changed meanwhile is left to the relay.
     *
     * @return how many were published
     * @throws EventNotPublishedException when the broker acknowledged none of those that it was asked to take
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
            done(sealed, events);
            return sealed.size();
        } catch (EventNotPublishedException failure) {
            // some of them may be on the topic all the same
            sealed.forEach(entry -> store.overtaken(entry.id(), entry.revision(), now()));
            return publishOneByOne(sealed, failure);
        }
    }

    /**
     * One that the broker refuses must not hold up the others, nor a broker that is away the caller: after a few refusals
     * in a row the rest waits for the next round, which takes them in another order.
     */
    private int publishOneByOne(List<Entry> waiting, EventNotPublishedException failure) {
        int published = 0;
        int refusedInARow = 0;
        for (Entry each : shuffled(waiting)) {
            Optional<Entry> stored = store.find(each.id())
                    .filter(entry -> entry.pendingSince() != null && entry.revision() == each.revision());
            if (stored.isEmpty()) {
                continue; // published by another, or changed and the relay's
            }
            if (publishAlone(stored.get())) {
                published++;
                refusedInARow = 0;
            } else if (++refusedInARow == MOST_REFUSED) {
                break;
            }
        }
        if (published == 0 && refusedInARow > 0) {
            throw failure;
        }
        return published;
    }

    private boolean publishAlone(Entry entry) {
        EntryEvent event = EntryContent.event(entry);
        try {
            publisher.publish(event);
            done(List.of(entry), List.of(event));
            return true;
        } catch (EventNotPublishedException failure) {
            log.warn(
                    "article {} revision {} is not published yet: {}",
                    entry.id(),
                    entry.revision(),
                    failure.toString());
            store.overtaken(entry.id(), entry.revision(), now());
            return false;
        }
    }

    private static <T> List<T> shuffled(List<T> all) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled);
        return shuffled;
    }

    private void done(List<Entry> published, List<EntryEvent> events) {
        store.published(published, now());
        for (EntryEvent event : events) {
            String type = EventTypes.nameOf(event.getClass());
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

    /**
     * Works off requests for every revision again: each with its own number, the current one last. A request that fails
     * stays and holds up no other, unless the broker seems to be away.
     *
     * @throws EventNotPublishedException when it seems to be away
     */
    void republish() {
        int refusedInARow = 0;
        for (EntryStore.Republication wanted : shuffled(store.republications(BATCH))) {
            String id = wanted.entry().id();
            try {
                store.find(id).ifPresent(this::publishAllRevisions);
                store.republished(id, wanted.requestedAt());
                refusedInARow = 0;
            } catch (EventNotPublishedException failure) {
                log.warn("article {} is not published again yet: {}", id, failure.toString());
                if (++refusedInARow == MOST_REFUSED) {
                    throw failure;
                }
            }
        }
    }

    private void publishAllRevisions(Entry entry) {
        List<EntryEvent> events = new ArrayList<>();
        if (entry.state() == EntryState.ACTIVE) { // whatever is left of another's past is to be erased, not sent
            for (EntryStore.PastRevision past : store.archived(entry.id())) {
                if (past.revision() < entry.revision()) {
                    events.add(EntryContent.event(entry.id(), past.revision(), past.content()));
                }
            }
        }
        boolean sealed = entry.sealedRevision() == entry.revision();
        if (sealed) {
            events.add(EntryContent.event(entry));
        }
        if (events.isEmpty()) {
            return;
        }
        try {
            publisher.publishAll(events);
        } catch (EventNotPublishedException failure) {
            // an old one may stand last now, and another replica may end the request
            store.overtaken(entry.id(), events.getFirst().revision(), now());
            throw failure;
        }
        if (sealed) {
            store.published(List.of(entry), now());
        } else {
            store.overtaken(entry.id(), events.getLast().revision(), now());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
