package org.jarida.ingest.entry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.jarida.events.kafka.EventNotPublishedException;
import org.jarida.ingest.image.ImageResult;
import org.jarida.ingest.image.StoredImages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets the images that entries wait for. An entry is claimed with a lease by one atomic update, so replicas share the work
 * and a killed one's comes back.
 */
final class EntryImages {

    private static final Logger log = LoggerFactory.getLogger(EntryImages.class);
    private static final int AT_ONCE = 16;
    private static final int AT_ONCE_OF_A_SOURCE = 4;
    private static final Duration LEASE = Duration.ofMinutes(3);

    /** Longest time spent on one claim; the rest is claimed again. */
    private static final Duration BUDGET = Duration.ofSeconds(60);

    private final EntryStore store;
    private final EntryPublisher publisher;
    private final StoredImages storedImages;
    private final EntryEraser eraser;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Map<String, Integer> atWork = new ConcurrentHashMap<>();

    EntryImages(
            EntryStore store, EntryPublisher publisher, StoredImages storedImages, EntryEraser eraser, Clock clock) {
        this.store = store;
        this.publisher = publisher;
        this.storedImages = storedImages;
        this.eraser = eraser;
        this.clock = clock;
    }

    /** Starts the work on every entry that is due, as far as there is room; whoever is done with one takes the next. */
    void startDue() {
        while (free.tryAcquire()) {
            Optional<Entry> claimed;
            try {
                claimed = claim();
            } catch (RuntimeException failure) {
                free.release();
                throw failure;
            }
            if (claimed.isEmpty()) {
                free.release();
                return;
            }
            Entry first = claimed.get();
            Thread.ofVirtual().name("images-" + first.id()).start(() -> {
                try {
                    workFrom(first);
                } catch (RuntimeException failure) { // the edge of the thread: the lease ends and another tries again
                    log.warn("images of article {} or one after it not done: {}", first.id(), failure.toString());
                } finally {
                    free.release();
                }
            });
        }
    }

    private void workFrom(Entry first) {
        Optional<Entry> next = Optional.of(first);
        while (next.isPresent()) {
            String source = next.get().sourceId();
            try {
                work(next.get());
            } finally {
                atWork.computeIfPresent(source, (_, count) -> count == 1 ? null : count - 1);
            }
            next = Thread.currentThread().isInterrupted() ? Optional.empty() : claim();
        }
    }

    /** One of a source whose images are slow to come must not keep those of others waiting. */
    private Optional<Entry> claim() {
        Instant now = now();
        List<String> busy = atWork.entrySet().stream()
                .filter(source -> source.getValue() >= AT_ONCE_OF_A_SOURCE)
                .map(Map.Entry::getKey)
                .toList();
        Optional<Entry> claimed = store.claimForImages(now, now.plus(LEASE), busy);
        claimed.ifPresent(entry -> atWork.merge(entry.sourceId(), 1, Integer::sum));
        return claimed;
    }

    private void work(Entry claimed) {
        Map<String, ImageResult> results = new HashMap<>();
        long deadline = System.nanoTime() + BUDGET.toNanos();
        for (EntryImage image : claimed.images()) {
            Instant due = image.nextTryAt();
            if (due != null && !due.isAfter(now()) && System.nanoTime() < deadline) {
                results.put(image.url(), storedImages.obtain(image.url()));
            }
        }
        apply(claimed.id(), results);
        store.releaseImages(claimed.id());
    }

    private void apply(String id, Map<String, ImageResult> results) {
        while (true) {
            Optional<Entry> known = store.find(id);
            if (known.isEmpty()) {
                return;
            }
            Entry entry = known.get();
            if (entry.images().isEmpty()) {
                if (entry.state() != EntryState.ACTIVE) {
                    store.eraseArchive(id); // ours may have joined it after the takedown erased it
                }
                if (entry.state().tombstone() && !erase(entry, results)) {
                    continue;
                }
                return;
            }
            Instant now = now();
            List<EntryImage> tried = entry.images().stream()
                    .map(image -> results.containsKey(image.url()) && !image.settled()
                            ? image.after(results.get(image.url()), now)
                            : image)
                    .toList();
            Entry changed = entry.withImages(tried, now);
            if (changed.revision() > entry.revision()) {
                store.archive(id, entry.revision(), EntryContent.of(entry));
            }
            if (store.replace(changed)) {
                publishIfDue(changed, now);
                return;
            }
        }
    }

    /** What was stored while the article was withdrawn goes with it; false when another has changed the tombstone. */
    private boolean erase(Entry tombstone, Map<String, ImageResult> results) {
        List<String> stored = results.values().stream()
                .flatMap(result ->
                        result instanceof ImageResult.Stored(String id, var _, var _) ? Stream.of(id) : Stream.empty())
                .toList();
        if (stored.isEmpty()) {
            return true;
        }
        Entry erasing = tombstone.erasing(stored);
        if (!store.replace(erasing)) {
            return false;
        }
        eraser.erase(erasing);
        return true;
    }

    private void publishIfDue(Entry entry, Instant now) {
        Instant after = entry.publishAfter();
        if (entry.pendingSince() == null || after == null || after.isAfter(now)) {
            return;
        }
        try {
            publisher.publish(List.of(entry));
        } catch (EventNotPublishedException failure) {
            log.warn("article {} is left to the relay: {}", entry.id(), failure.toString());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
