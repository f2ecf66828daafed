package org.jarida.ingest.entry;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jarida.ingest.entry.EntryMatcher.Seen;
import org.jarida.ingest.feed.ParsedEntry;
import org.jarida.ingest.page.ExtractedArticle;
import org.jarida.ingest.raw.RawArchive;
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
    private final PageReader pages;
    private final RawArchive archive;
    private final Quotas quotas;
    private final Clock clock;
    private final Runnable wakeImages;
    private final Untitled untitled;

    Intake(
            EntryStore store,
            EntryPublisher publisher,
            PageReader pages,
            RawArchive archive,
            Quotas quotas,
            Clock clock,
            Runnable wakeImages) {
        this.store = store;
        this.publisher = publisher;
        this.pages = pages;
        this.archive = archive;
        this.quotas = quotas;
        this.clock = clock;
        this.wakeImages = wakeImages;
        this.untitled = new Untitled(clock);
    }

    /** Takes in the entries of one document of a feed. Blocks while pages are read and events published. */
    public IntakeResult takeIn(Source source, String feedId, List<ParsedEntry> document) {
        return takeIn(new Document(source, feedId, now(), pages, false, _ -> true), document);
    }

    /**
     * Makes the articles of a document anew that was read before, from it and from their pages in the archive: nobody is
     * asked. An article whose text is made from another feed or from something later stays as it is.
     *
     * @param readAt when the newspaper was asked for the document
     * @param due asked once for each article of the document, whether it is to be made anew from it
     */
    public IntakeResult takeInAgain(
            Source source, String feedId, List<ParsedEntry> document, Instant readAt, Predicate<String> due) {
        return takeIn(new Document(source, feedId, readAt, new ArchivedPages(archive), true, due), document);
    }

    private IntakeResult takeIn(Document work, List<ParsedEntry> document) {
        List<Seen> all = EntryMatcher.identify(work.source.id(), document);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<Seen> batch = all.subList(from, Math.min(from + BATCH, all.size()));
            EntryMatcher matcher = new EntryMatcher(known(batch), batch, all, work.readAt);
            batch.forEach(seen -> work.takeIn(seen, matcher));
            work.settle(matcher);
        }
        return work.result();
    }

    /** Whether any of these articles is withdrawn. */
    public boolean anyWithdrawn(Collection<String> articles) {
        return store.anyTombstone(articles);
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
        private final String feedId;
        private final Instant readAt;
        private final PageReader reader;
        private final boolean again;
        private final Predicate<String> due;
        private final long pageDeadline = System.nanoTime() + PAGE_BUDGET.toNanos();
        private final Quotas.Allowance allowance;
        private final Map<String, Fresh> fresh = new LinkedHashMap<>();
        private Instant freshAt = now();
        private final List<Entry> ready = new ArrayList<>();
        private final Map<Outcome, Integer> counts = new HashMap<>();
        private final Set<String> articles = new LinkedHashSet<>();

        Document(
                Source source, String feedId, Instant readAt, PageReader reader, boolean again, Predicate<String> due) {
            this.source = source;
            this.feedId = feedId;
            this.readAt = readAt;
            this.reader = reader;
            this.again = again;
            this.due = due;
            this.allowance = quotas.of(source.id());
        }

        void takeIn(Seen seen, EntryMatcher matcher) {
            Optional<Entry> known = matcher.match(seen);
            if (known.isPresent() && fresh.containsKey(known.get().id())) {
                insertFresh(matcher); // what is not stored yet cannot be changed
                known = matcher.match(seen);
            }
            tally(known.map(entry -> revise(entry, seen, matcher)).orElseGet(() -> discover(seen, matcher)));
        }

        private void tally(Outcome outcome) {
            counts.merge(outcome, 1, Integer::sum);
        }

        private Outcome revise(Entry known, Seen seen, EntryMatcher matcher) {
            articles.add(known.id());
            if ((again && isAnothers(known)) || !due.test(known.id())) {
                return Outcome.NOT_DUE;
            }
            if (known.state().tombstone()) {
                return Outcome.TOMBSTONED;
            }
            Entry entry = withNewAliases(known, seen, matcher);
            if (again ? isFromLater(entry) : saysNothingNew(entry, seen)) {
                return Outcome.UNCHANGED;
            }
            Drafted drafted = draft(seen, entry.id(), entry.page(), matcher);
            EntryDraft draft = drafted.draft();
            if (draft == null) {
                return drafted.otherwise();
            }
            Entry revised = again ? entry.madeAgain(draft, now()) : entry.revised(draft, now());
            if (again && revised.sameContent(entry)) {
                return Outcome.UNCHANGED;
            }
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
            keep(drafted);
            return stored(revised, revised.revision() > entry.revision() ? Outcome.REVISED : Outcome.UNCHANGED);
        }

        /** The same again, or less, or what another feed has always said in its own way: two feeds must not take turns. */
        private boolean saysNothingNew(Entry entry, Seen seen) {
            String input = EntryComposer.inputHash(source.description(), seen.parsed());
            if (input.equals(entry.inputHash()) || input.equals(entry.inputs().get(feedId))) {
                return true;
            }
            if (entry.state() != EntryState.ACTIVE) {
                return false;
            }
            boolean firstOfAnother = isAnothers(entry)
                    && !entry.inputs().containsKey(feedId)
                    && !EntryComposer.givesMore(seen.parsed(), entry.inputHash());
            if (firstOfAnother) {
                store.replace(
                        entry.alsoGiven(feedId, input)); // when somebody has changed it, the next poll says it again
            }
            return firstOfAnother || EntryComposer.givesLess(seen.parsed(), entry.inputHash());
        }

        private boolean isAnothers(Entry entry) {
            return entry.readFrom() != null && !entry.readFrom().equals(feedId);
        }

        private boolean isFromLater(Entry entry) {
            return entry.readAt() != null && entry.readAt().isAfter(readAt);
        }

        private Entry withNewAliases(Entry known, Seen seen, EntryMatcher matcher) {
            // what another feed words differently is not how the article is worded
            List<String> aliases = seen.identity().aliases().stream()
                    .filter(alias -> !isAnothers(known) || !Identity.isWording(source.id(), alias))
                    .toList();
            if (known.aliases().containsAll(aliases)) {
                return known;
            }
            // what another article is recognised by is no alias of this one
            List<String> free = aliases.stream()
                    .filter(alias -> !matcher.belongsToAnother(alias, known))
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
            articles.add(id);
            if (!due.test(id)) {
                return Outcome.NOT_DUE;
            }
            Drafted drafted =
                    again || allowance.entry(fresh.size()) ? draft(seen, id, null, matcher) : Drafted.none(later());
            EntryDraft draft = drafted.draft();
            if (draft == null) {
                return drafted.otherwise();
            }
            String canonical = drafted.canonicalAlias();
            List<Entry> twins = canonical == null ? List.of() : store.byAliases(List.of(canonical));
            if (twins.size() == 1 && matcher.isTwin(twins.getFirst(), seen)) {
                return known(twins.getFirst(), seen, matcher);
            }
            Entry entry = Entry.discovered(id, source.id(), seen.identity(), draft, fresh.isEmpty() ? now() : freshAt);
            if (canonical != null && twins.isEmpty()) {
                entry = entry.withAliases(List.of(canonical));
            }
            if (matcher.knows(entry)) {
                return Outcome.UNCHANGED; // the same address under another guid
            }
            freshAt = entry.firstSeenAt();
            fresh.put(id, new Fresh(entry, drafted));
            matcher.learn(entry);
            return Outcome.WAITING;
        }

        /** Stores the new entries together: they have the same time, and their marks are cleared together. */
        private void insertFresh(EntryMatcher matcher) {
            if (fresh.isEmpty()) {
                return;
            }
            Set<String> stored =
                    store.insertAll(fresh.values().stream().map(Fresh::entry).toList());
            for (Fresh each : fresh.values()) {
                Entry entry = each.entry();
                if (!stored.contains(entry.id())) {
                    matcher.forget(entry);
                    tally(Outcome.UNCHANGED); // another feed of this source was first
                    continue;
                }
                if (!again) {
                    allowance.entryTaken();
                }
                keep(each.drafted());
                tally(stored(entry, Outcome.DISCOVERED));
            }
            fresh.clear();
        }

        /** An article that came under another address: known by that too from now on. */
        private Outcome known(Entry twin, Seen seen, EntryMatcher matcher) {
            articles.add(twin.id());
            if (twin.state().tombstone()) {
                return Outcome.TOMBSTONED;
            }
            withNewAliases(twin, seen, matcher);
            return Outcome.UNCHANGED;
        }

        private Outcome later() {
            return allowance.dayOver() ? Outcome.HELD : Outcome.DEFERRED;
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

        /** @param before what the page gave to the article as it is known; null when that is not known */
        private Drafted draft(Seen seen, String articleId, @Nullable PageUse before, EntryMatcher matcher) {
            ParsedEntry parsed = seen.parsed();
            String feedText = EntryComposer.text(parsed);
            if (parsed.url() == null || !EntryComposer.wantsPage(source.description(), parsed, feedText)) {
                return composed(seen, feedText, new PageReading.Unavailable());
            }
            if (parsed.title().isBlank() && untitled.contains(source.id(), parsed)) {
                return Drafted.none(Outcome.UNTITLED);
            }
            if (!again && System.nanoTime() > pageDeadline) {
                return Drafted.none(Outcome.DEFERRED);
            }
            if (!again && !allowance.page()) {
                return Drafted.none(later());
            }
            settle(matcher); // what is there does not wait for a page
            PageReading reading = reader.read(source, articleId, parsed.url());
            return switch (reading) {
                case PageReading.Read _, PageReading.Unavailable _ -> composed(seen, feedText, reading);
                case PageReading.Busy _ -> Drafted.none(Outcome.DEFERRED);
                case PageReading.Withheld _ -> {
                    archive.erasePage(articleId); // an earlier one may have been kept
                    yield composed(seen, feedText, reading);
                }
                case PageReading.NotKept _ ->
                    before == PageUse.NONE
                            ? composed(seen, feedText, new PageReading.Unavailable())
                            : before == PageUse.WITHHELD
                                    ? composed(seen, feedText, new PageReading.Withheld())
                                    : Drafted.none(Outcome.DEFERRED);
            };
        }

        private Drafted composed(Seen seen, String feedText, PageReading reading) {
            ParsedEntry parsed = seen.parsed();
            Source.Description described = source.description();
            ExtractedArticle page = reading instanceof PageReading.Read(var article, var _) ? article : null;
            if (EntryComposer.nameless(parsed, page)) {
                untitled.add(source.id(), parsed);
                return Drafted.none(Outcome.UNTITLED);
            }
            EntryDraft draft = reading instanceof PageReading.Withheld
                    ? EntryComposer.composeExcerpt(described, parsed, readAt)
                    : EntryComposer.compose(described, parsed, feedText, page, readAt);
            PageReading.Raw raw = reading instanceof PageReading.Read(var _, var kept) ? kept : null;
            String canonical = seen.identity().canonicalAlias(page == null ? null : page.canonicalUrl());
            return new Drafted(draft.from(feedId), Outcome.UNCHANGED, raw, canonical);
        }

        private void keep(Drafted drafted) {
            PageReading.Raw page = drafted.page();
            if (page != null) {
                archive.keep(
                        page.fetch(),
                        page.body(),
                        () -> !anyWithdrawn(page.fetch().articles()));
            }
        }

        /** Stores and publishes what has been taken in until now. */
        void settle(EntryMatcher matcher) {
            insertFresh(matcher);
            if (!ready.isEmpty()) {
                publisher.publishOrLeaveToRelay(List.copyOf(ready));
                ready.clear();
            }
        }

        IntakeResult result() {
            allowance.settle();
            return new IntakeResult(
                    count(Outcome.DISCOVERED),
                    count(Outcome.REVISED),
                    count(Outcome.UNCHANGED),
                    count(Outcome.TOMBSTONED),
                    count(Outcome.DEFERRED),
                    count(Outcome.UNTITLED),
                    articles,
                    readAt,
                    count(Outcome.HELD));
        }

        private int count(Outcome outcome) {
            return counts.getOrDefault(outcome, 0);
        }
    }

    /** A new entry that is still to be stored, and what it is made of. */
    private record Fresh(Entry entry, Drafted drafted) {}

    /**
     * What is made of an entry.
     *
     * @param draft null when it is passed over for now
     * @param otherwise why there is none
     * @param page to be kept once the draft is stored; null when there is none
     * @param canonicalAlias what its page says that it is known by; null when that is nothing new
     */
    private record Drafted(
            @Nullable EntryDraft draft,
            Outcome otherwise,
            PageReading.@Nullable Raw page,
            @Nullable String canonicalAlias) {

        static Drafted none(Outcome otherwise) {
            return new Drafted(null, otherwise, null, null);
        }
    }

    private enum Outcome {
        /** Counted once more, as what becomes of it, when it is stored. */
        WAITING,
        DISCOVERED,
        REVISED,
        UNCHANGED,
        TOMBSTONED,
        DEFERRED,
        UNTITLED,
        NOT_DUE,
        HELD
    }
}
