package org.jarida.ingest.entry;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jarida.ingest.entry.EntryMatcher.Seen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The taking in of one document: recognises its entries, stores what is new or changed, and has it published. */
final class DocumentIntake {

    private static final Logger log = LoggerFactory.getLogger(DocumentIntake.class);

    private final FeedDocument document;
    private final Drafting drafting;
    private final Quotas.Allowance allowance;
    private final Intake.Parts parts;
    private final EntryStore store;
    private final Map<String, Fresh> fresh = new LinkedHashMap<>();
    private Instant freshAt;
    private final List<Entry> ready = new ArrayList<>();
    private final Map<EntryOutcome, Integer> counts = new HashMap<>();
    private final Set<String> articles = new LinkedHashSet<>();

    /** A new entry that is still to be stored, and what it is made of. */
    private record Fresh(Entry entry, Drafted drafted) {}

    DocumentIntake(FeedDocument document, Drafting drafting, Quotas.Allowance allowance, Intake.Parts parts) {
        this.document = document;
        this.drafting = drafting;
        this.allowance = allowance;
        this.parts = parts;
        this.store = parts.store();
        this.freshAt = parts.now();
    }

    void takeIn(Seen seen, EntryMatcher matcher) {
        Optional<Entry> known = matcher.match(seen);
        if (known.isPresent() && fresh.containsKey(known.get().id())) {
            insertFresh(matcher); // what is not stored yet cannot be changed
            known = matcher.match(seen);
        }
        tally(known.map(entry -> revise(entry, seen, matcher)).orElseGet(() -> discover(seen, matcher)));
    }

    private void tally(EntryOutcome outcome) {
        counts.merge(outcome, 1, Integer::sum);
    }

    private EntryOutcome revise(Entry known, Seen seen, EntryMatcher matcher) {
        articles.add(known.id());
        if ((document.again() && document.isAnothers(known)) || !document.due().test(known.id())) {
            return EntryOutcome.NOT_DUE;
        }
        if (known.state().tombstone()) {
            return EntryOutcome.TOMBSTONED;
        }
        Entry entry = withNewAliases(known, seen, matcher);
        if (document.again() ? document.isBefore(entry) : saysNothingNew(entry, seen)) {
            return EntryOutcome.UNCHANGED;
        }
        Drafted drafted = drafting.draft(seen, entry.id(), entry.page(), () -> settle(matcher));
        EntryDraft draft = drafted.draft();
        if (draft == null) {
            return drafted.otherwise();
        }
        Entry revised = document.again() ? entry.madeAgain(draft, parts.now()) : entry.revised(draft, parts.now());
        if (document.again() && revised.sameContent(entry)) {
            return EntryOutcome.UNCHANGED;
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
            return EntryOutcome.DEFERRED; // somebody else changed it: the next poll sees what it is now
        }
        matcher.learn(revised);
        keep(drafted);
        return stored(revised, revised.revision() > entry.revision() ? EntryOutcome.REVISED : EntryOutcome.UNCHANGED);
    }

    /** The same again, or less, or what another feed has always said in its own way: two feeds must not take turns. */
    private boolean saysNothingNew(Entry entry, Seen seen) {
        String input = EntryComposer.inputHash(document.source().description(), seen.parsed());
        if (input.equals(entry.inputHash()) || input.equals(entry.inputs().get(document.feedId()))) {
            return true;
        }
        if (entry.state() != EntryState.ACTIVE) {
            return false;
        }
        boolean firstOfAnother = document.isAnothers(entry)
                && !entry.inputs().containsKey(document.feedId())
                && !EntryComposer.givesMore(seen.parsed(), entry.inputHash());
        if (firstOfAnother) {
            store.replace(entry.alsoGiven(
                    document.feedId(), input)); // when somebody has changed it, the next poll says it again
        }
        return firstOfAnother || EntryComposer.givesLess(seen.parsed(), entry.inputHash());
    }

    private Entry withNewAliases(Entry known, Seen seen, EntryMatcher matcher) {
        // what another feed words differently is not how the article is worded
        List<String> aliases = seen.identity().aliases().stream()
                .filter(alias -> !document.isAnothers(known)
                        || !Identity.isWording(document.source().id(), alias))
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

    private EntryOutcome discover(Seen seen, EntryMatcher matcher) {
        String id = seen.identity().articleId(matcher.urlTaken(seen));
        articles.add(id);
        if (!document.due().test(id)) {
            return EntryOutcome.NOT_DUE;
        }
        Drafted drafted = document.again() || allowance.entry(fresh.size())
                ? drafting.draft(seen, id, null, () -> settle(matcher))
                : Drafted.none(drafting.later());
        EntryDraft draft = drafted.draft();
        if (draft == null) {
            return drafted.otherwise();
        }
        String canonical = drafted.canonicalAlias();
        List<Entry> twins = canonical == null ? List.of() : store.byAliases(List.of(canonical));
        if (twins.size() == 1 && matcher.isTwin(twins.getFirst(), seen)) {
            return known(twins.getFirst(), seen, matcher);
        }
        Entry entry = Entry.discovered(
                id, document.source().id(), seen.identity(), draft, fresh.isEmpty() ? parts.now() : freshAt);
        if (canonical != null && twins.isEmpty()) {
            entry = entry.withAliases(List.of(canonical));
        }
        if (matcher.knows(entry)) {
            return EntryOutcome.UNCHANGED; // the same address under another guid
        }
        freshAt = entry.firstSeenAt();
        fresh.put(id, new Fresh(entry, drafted));
        matcher.learn(entry);
        return EntryOutcome.WAITING;
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
                tally(EntryOutcome.UNCHANGED); // another feed of this source was first
                continue;
            }
            if (!document.again()) {
                allowance.entryTaken();
            }
            keep(each.drafted());
            tally(stored(entry, EntryOutcome.DISCOVERED));
        }
        fresh.clear();
    }

    /** An article that came under another address: known by that too from now on. */
    private EntryOutcome known(Entry twin, Seen seen, EntryMatcher matcher) {
        articles.add(twin.id());
        if (twin.state().tombstone()) {
            return EntryOutcome.TOMBSTONED;
        }
        withNewAliases(twin, seen, matcher);
        return EntryOutcome.UNCHANGED;
    }

    private EntryOutcome stored(Entry entry, EntryOutcome outcome) {
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
            parts.wakeImages().run();
        }
        return outcome;
    }

    private void keep(Drafted drafted) {
        PageReading.Raw page = drafted.page();
        if (page != null) {
            parts.archive()
                    .keep(
                            page.fetch(),
                            page.body(),
                            () -> !store.anyTombstone(page.fetch().articles()));
        }
    }

    /** Stores and publishes what has been taken in until now. */
    void settle(EntryMatcher matcher) {
        insertFresh(matcher);
        if (!ready.isEmpty()) {
            parts.publisher().publishOrLeaveToRelay(List.copyOf(ready));
            ready.clear();
        }
    }

    IntakeResult result() {
        allowance.settle();
        return new IntakeResult(
                count(EntryOutcome.DISCOVERED),
                count(EntryOutcome.REVISED),
                count(EntryOutcome.UNCHANGED),
                count(EntryOutcome.TOMBSTONED),
                count(EntryOutcome.DEFERRED),
                count(EntryOutcome.UNTITLED),
                articles,
                document.readAt(),
                count(EntryOutcome.HELD));
    }

    private int count(EntryOutcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
