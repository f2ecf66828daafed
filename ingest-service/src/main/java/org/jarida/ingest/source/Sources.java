package org.jarida.ingest.source;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What editors do with sources. A change is stored together with its pending mark; the relay applies and publishes it, at
 * once where all is well.
 */
public final class Sources {

    private static final Logger log = LoggerFactory.getLogger(Sources.class);
    private static final int PAGE = 500;

    private final SourceStore store;
    private final Clock clock;
    private final Runnable wakeRelay;

    Sources(SourceStore store, Clock clock, Runnable wakeRelay) {
        this.store = store;
        this.clock = clock;
        this.wakeRelay = wakeRelay;
    }

    /**
     * What an editor wrote, checked but not stored.
     *
     * @throws ProblemException when it is wrong
     */
    public static Source.Description checked(SourceInput input) {
        return SourceCheck.check(input);
    }

    /** A followed source. */
    public Optional<Source> find(String id) {
        return store.find(id).filter(source -> !source.removed());
    }

    /**
     * A followed source.
     *
     * @throws ProblemException when there is none of that id
     */
    public Source get(String id) {
        return find(id).orElseThrow(Sources::unknown);
    }

    /** Followed sources by id. */
    public List<Source> list(@Nullable String after, int limit) {
        String id = after == null || after.isEmpty() ? null : after;
        if (id != null && !SourceIds.valid(id)) {
            throw ProblemException.invalid("cursor", "must be the \"next\" of an earlier page");
        }
        return store.list(id, limit);
    }

    /** Every followed source, by id. */
    public List<Source> all() {
        List<Source> all = new ArrayList<>();
        List<Source> page = store.list(null, PAGE);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = store.list(page.getLast().id(), PAGE);
        }
        return all;
    }

    /** Sources that were removed with their articles since then. */
    public List<Source> removedWithArticles(Instant since) {
        return store.removedWithArticles(since);
    }

    /**
     * Adds a source under the given id or one made from its name.
     *
     * @throws ProblemException when the input is wrong or the given id taken
     */
    public Source add(SourceInput input) {
        Source.Description description = SourceCheck.check(input);
        for (int attempt = 1; ; attempt++) {
            String id = input.id() == null ? SourceIds.fromName(description.name(), attempt) : input.id();
            Optional<Source> added = addAs(id, description);
            if (added.isPresent()) {
                return added.get();
            }
            if (input.id() != null) {
                throw new ProblemException(ProblemType.CONFLICT, "There is already a source with the id " + id + ".");
            }
        }
    }

    /** Adds a source unless its id was ever used; tells whether it did. */
    boolean addIfNew(SourceInput input) {
        Source.Description description = SourceCheck.check(input);
        String id = input.id() == null ? SourceIds.fromName(description.name(), 1) : input.id();
        boolean added = store.insert(Source.first(id, description, now()));
        wakeRelay.run();
        return added;
    }

    private Optional<Source> addAs(String id, Source.Description description) {
        Source first = Source.first(id, description, now());
        if (store.insert(first)) {
            wakeRelay.run();
            return Optional.of(first);
        }
        return store.find(id).filter(Source::removed).map(removed -> {
            if (removed.pendingSince() != null) {
                throw new ProblemException(ProblemType.CONFLICT, "The removal of this source is still under way.");
            }
            return store(removed, source -> source.described(description, now()));
        });
    }

    /** Replaces what is said of a source. */
    public Source describe(String id, SourceInput input) {
        if (input.id() != null && !input.id().equals(id)) {
            throw ProblemException.invalid("id", "must be that of the path or left out");
        }
        Source.Description description = SourceCheck.check(input);
        return change(id, source -> source.described(description, now()));
    }

    /**
     * Replaces what is said of a source as it was when it was seen.
     *
     * @throws ProblemException when somebody else has changed it since
     */
    public Source describe(String id, SourceInput input, long seenVersion) {
        Source.Description description = SourceCheck.check(input);
        return change(id, source -> {
            if (source.version() != seenVersion) {
                throw new ProblemException(ProblemType.STALE_VERSION, "This source has changed since it was read.");
            }
            return source.described(description, now());
        });
    }

    /** Stops or resumes its polls. */
    public Source rest(String id, boolean resting) {
        return change(id, source -> source.paused() == resting ? source : source.rest(resting, now()));
    }

    /** Follows it no longer; withdraws its articles too, when asked. */
    public void remove(String id, boolean withArticles) {
        change(id, source -> source.gone(withArticles, now()));
    }

    /**
     * Follows a feed to the address that its server has moved it to for good. A later description that still names the old
     * one means the feed at the new one, so that no editor's copy of the description takes it back.
     */
    public void moveFeed(String id, String from, String to) {
        find(id).ifPresent(known -> {
            Source moved = store(known, source -> source.withFeedMoved(from, to, now()));
            log.info("source {}: feed {} has moved to {}, version {}", id, from, to, moved.version());
        });
    }

    /** Has the current version published again. */
    public void republish(String id) {
        store.markPending(get(id).id(), now());
        wakeRelay.run();
    }

    private Source change(String id, UnaryOperator<Source> change) {
        return store(get(id), change);
    }

    /** Compare and swap: another editor's change in between is seen, and this one made on top of it. */
    private Source store(Source known, UnaryOperator<Source> change) {
        Source current = known;
        while (true) {
            Source changed = change.apply(current);
            if (changed.version() == current.version()) {
                return current;
            }
            if (store.replace(changed)) {
                wakeRelay.run();
                return changed;
            }
            current = store.find(known.id())
                    .filter(source -> !source.removed() || known.removed())
                    .orElseThrow(Sources::unknown);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no source with this id.");
    }
}
