package org.jarida.ingest.entry;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jarida.events.WithdrawalReason;
import org.jspecify.annotations.Nullable;

/**
 * The entries that we own, and what people do with them: takedown, reinstatement, publication anew. A change is stored
 * first, with its pending mark, and then published from what is stored.
 */
public final class Entries {

    private static final int BATCH = 100;

    private final EntryStore store;
    private final EntryPublisher publisher;
    private final EntryEraser eraser;
    private final Clock clock;

    Entries(EntryStore store, EntryPublisher publisher, EntryEraser eraser, Clock clock) {
        this.store = store;
        this.publisher = publisher;
        this.eraser = eraser;
        this.clock = clock;
    }

    /**
     * An article as an editor looks it up.
     *
     * @param text null in a tombstone
     * @param note why it was taken down
     */
    public record Known(
            String id,
            String sourceId,
            EntryState state,
            @Nullable EntryText text,
            @Nullable String note,
            @Nullable Instant withdrawnAt) {

        private static Known of(Entry entry) {
            return new Known(
                    entry.id(),
                    entry.sourceId(),
                    entry.state(),
                    entry.text(),
                    entry.withdrawalNote(),
                    entry.withdrawnAt());
        }
    }

    /** An article, a tombstone included. */
    public Optional<Known> find(String id) {
        return store.find(id).map(Known::of);
    }

    /** The articles of these sources that are known by an address of the newspaper, tombstones included. */
    public List<Known> at(Collection<String> sourceIds, String url) {
        String canonical = CanonicalUrl.of(url);
        List<String> aliases = sourceIds.stream()
                .map(source -> Identity.urlAlias(source, canonical))
                .toList();
        return store.byAliases(aliases).stream().map(Known::of).toList();
    }

    /** Whether there is an article of this id, a tombstone included. */
    public boolean known(String id) {
        return store.find(id).isPresent();
    }

    /** The source of an article that is not withdrawn; empty when there is none of that id. */
    public Optional<String> sourceOf(String id) {
        return store.find(id).filter(entry -> !entry.state().tombstone()).map(Entry::sourceId);
    }

    /** Takes an article down for good; false when there is none of that id. Repeating it changes nothing. */
    public boolean takeDown(String id, String why) {
        return withdraw(id, EntryState.TAKEN_DOWN, WithdrawalReason.TAKEDOWN, why);
    }

    /** Withdraws every article of a source. Repeating it changes nothing. */
    void withdrawAll(String sourceId) {
        List<Entry> batch = store.standing(sourceId, BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(entry -> withdraw(entry.id(), EntryState.WITHDRAWN, WithdrawalReason.SOURCE_REMOVED, ""));
            batch = store.standing(sourceId, BATCH);
        }
    }

    /**
     * Lifts the tombstone of an article, so that the next poll that holds it brings it back. What is left to erase of it
     * goes first, so that nothing of its second life is erased.
     *
     * @return its source; empty when there is no tombstone of that id
     */
    public Optional<String> reinstate(String id) {
        store.find(id).ifPresent(eraser::erase);
        return change(id, entry -> entry.state().tombstone() ? entry.awaited() : entry)
                .filter(entry -> entry.state() == EntryState.AWAITED)
                .map(Entry::sourceId);
    }

    /** Has every revision of a source's articles published again, soon. */
    public void republish(String sourceId) {
        store.requestRepublication(sourceId, now());
    }

    /** The tombstone itself names what is to be erased, so that whatever a crash leaves of it is the sweep's. */
    private boolean withdraw(String id, EntryState tombstone, WithdrawalReason reason, String why) {
        Optional<Entry> withdrawn = change(id, entry -> {
            boolean done =
                    entry.state() == tombstone || (entry.state().tombstone() && tombstone == EntryState.WITHDRAWN);
            return done ? entry : entry.withdrawn(tombstone, reason, why, now());
        });
        withdrawn.ifPresent(eraser::erase);
        withdrawn
                .filter(entry -> entry.pendingSince() != null)
                .ifPresent(entry -> publisher.publishOrLeaveToRelay(List.of(entry)));
        return withdrawn.isPresent();
    }

    private Optional<Entry> change(String id, UnaryOperator<Entry> change) {
        while (true) {
            Optional<Entry> known = store.find(id);
            if (known.isEmpty()) {
                return known;
            }
            Entry changed = change.apply(known.get());
            if (changed.version() == known.get().version() || store.replace(changed)) {
                return Optional.of(changed);
            }
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
