package org.jarida.ingest.entry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarida.ingest.entry.EntryMatcher.Seen;
import org.jarida.ingest.feed.ParsedEntry;
import org.jarida.ingest.page.ExtractedArticle;
import org.jarida.ingest.source.Source;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the entries of documents: each becomes a new entry, a revision of a known one, or nothing. A change is stored
 * first, with its pending mark, and then published from what is stored; taking in the same document again changes and
 * publishes nothing.
 */
public final class Intake {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final int BATCH = 100;

    /** Longest time spent on reading pages for one document; the rest is left for the next poll. */
    private static final Duration PAGE_BUDGET = Duration.ofMinutes(2);

    private final EntryStore store;
    private final EntryPublisher publisher;
    private final ArticlePages pages;
    private final Clock clock;
    private final Runnable wakeImages;
    private final Untitled untitled;

    Intake(EntryStore store, EntryPublisher publisher, ArticlePages pages, Clock clock, Runnable wakeImages) {
        this.store = store;
        this.publisher = publisher;
        this.pages = pages;
        this.clock = clock;
        this.wakeImages = wakeImages;
        this.untitled = new Untitled(clock);
    }

    /** Takes in the entries of one document of a source. Blocks while pages are read and events published. */
    public IntakeResult takeIn(Source source, List<ParsedEntry> document) {
        Document work = new Document(source, System.nanoTime() + PAGE_BUDGET.toNanos());
        List<Seen> all = EntryMatcher.identify(source.id(), document);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<Seen> batch = all.subList(from, Math.min(from + BATCH, all.size()));
            EntryMatcher matcher = new EntryMatcher(known(batch), batch);
            batch.forEach(seen -> work.takeIn(seen, matcher));
            work.publish();
        }
        return work.result();
    }

    private Collection<Entry> known(List<Seen> batch) {
        Set<String> aliases = batch.stream()
                .flatMap(seen -> seen.identity().aliases().stream())
                .collect(Collectors.toSet());
        return store.byAliases(aliases);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Work on one document. */
    private final class Document {

        private final Source source;
        private final long pageDeadline;
        private final List<Entry> ready = new ArrayList<>();
        private final Map<Outcome, Integer> counts = new HashMap<>();

        Document(Source source, long pageDeadline) {
            this.source = source;
            this.pageDeadline = pageDeadline;
        }

        void takeIn(Seen seen, EntryMatcher matcher) {
            Outcome outcome = matcher.match(seen)
                    .map(entry -> revise(entry, seen, matcher))
                    .orElseGet(() -> discover(seen, matcher));
            counts.merge(outcome, 1, Integer::sum);
        }

        private Outcome revise(Entry known, Seen seen, EntryMatcher matcher) {
            if (known.state().tombstone()) {
                return Outcome.TOMBSTONED;
            }
            Entry entry = withNewAliases(known, seen, matcher);
            boolean less =
                    entry.state() == EntryState.ACTIVE && EntryComposer.givesLess(seen.parsed(), entry.inputHash());
            if (less || entry.inputHash().equals(EntryComposer.inputHash(source.description(), seen.parsed()))) {
                return Outcome.UNCHANGED;
            }
            Drafted drafted = draft(seen);
            if (drafted.draft() == null) {
                return drafted.otherwise();
            }
            Entry revised = entry.revised(drafted.draft(), now());
            if (revised.revision() > entry.revision()
                    && entry.state() == EntryState.ACTIVE
                    && entry.sealedRevision() == entry.revision()) {
                store.archive(entry.id(), entry.revision(), EntryContent.of(entry));
            }
            if (!store.replace(revised)) {
                // a takedown may have erased the past revisions before this one joined them
                store.find(entry.id())
                        .filter(stored -> stored.state() != EntryState.ACTIVE)
                        .ifPresent(tombstone -> store.eraseArchive(tombstone.id()));
                return Outcome.DEFERRED; // somebody else changed it: the next poll sees what it is now
            }
            matcher.learn(revised);
            return stored(revised, revised.revision() > entry.revision() ? Outcome.REVISED : Outcome.UNCHANGED);
        }

        private Entry withNewAliases(Entry known, Seen seen, EntryMatcher matcher) {
            List<String> aliases = seen.identity().aliases();
            if (known.aliases().containsAll(aliases)) {
                return known;
            }
            // an address of another article is no alias of this one
            List<String> free = aliases.stream()
                    .filter(alias -> !alias.equals(seen.identity().urlAlias()) || !matcher.urlTaken(seen))
                    .toList();
            Entry more = known.withAliases(free);
            if (more.aliases().equals(known.aliases()) || !store.replace(more)) {
                return known;
            }
            matcher.learn(more);
            return more;
        }

        private Outcome discover(Seen seen, EntryMatcher matcher) {
            String id = seen.identity().articleId(matcher.urlTaken(seen));
            Drafted drafted = draft(seen);
            if (drafted.draft() == null) {
                return drafted.otherwise();
            }
            Entry entry = Entry.discovered(id, source.id(), seen.identity(), drafted.draft(), now());
            if (!store.insert(entry)) {
                return Outcome
                        .UNCHANGED; // the same address under another guid, or another feed of this source was first
            }
            matcher.learn(entry);
            return stored(entry, Outcome.DISCOVERED);
        }

        private Outcome stored(Entry entry, Outcome outcome) {
            if (entry.text() != null && entry.text().cut() != null) {
                log.warn(
                        "article {} is cut to its excerpt: {}",
                        entry.id(),
                        entry.text().cut());
            }
            if (entry.pendingSince() != null && entry.sealedRevision() == entry.revision()) {
                ready.add(entry);
            }
            if (entry.imagesDueAt() != null) {
                wakeImages.run();
            }
            return outcome;
        }

        private Drafted draft(Seen seen) {
            ParsedEntry parsed = seen.parsed();
            ExtractedArticle page = null;
            if (parsed.url() != null && EntryComposer.wantsPage(source.description(), parsed)) {
                if (parsed.title().isBlank() && untitled.contains(source.id(), parsed)) {
                    return new Drafted(null, Outcome.UNTITLED);
                }
                if (System.nanoTime() > pageDeadline) {
                    return new Drafted(null, Outcome.DEFERRED);
                }
                page = pages.read(parsed.url(), source.description()).orElse(null);
            }
            if (EntryComposer.nameless(parsed, page)) {
                untitled.add(source.id(), parsed);
                return new Drafted(null, Outcome.UNTITLED);
            }
            return new Drafted(EntryComposer.compose(source.description(), parsed, page, now()), Outcome.UNCHANGED);
        }

        void publish() {
            if (!ready.isEmpty()) {
                publisher.publishOrLeaveToRelay(List.copyOf(ready));
                ready.clear();
            }
        }

        IntakeResult result() {
            return new IntakeResult(
                    count(Outcome.DISCOVERED),
                    count(Outcome.REVISED),
                    count(Outcome.UNCHANGED),
                    count(Outcome.TOMBSTONED),
                    count(Outcome.DEFERRED),
                    count(Outcome.UNTITLED));
        }

        private int count(Outcome outcome) {
            return counts.getOrDefault(outcome, 0);
        }
    }

    /**
     * What is made of an entry.
     *
     * @param draft null when it is passed over for now
     * @param otherwise why there is none
     */
    private record Drafted(@Nullable EntryDraft draft, Outcome otherwise) {}

    private enum Outcome {
        DISCOVERED,
        REVISED,
        UNCHANGED,
        TOMBSTONED,
        DEFERRED,
        UNTITLED
    }
}
