package org.jarida.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.ingest.entry.ParsedEntries.NOW;

import java.util.List;
import org.jarida.events.WithdrawalReason;
import org.jarida.ingest.image.ImageResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of entries keeps to. */
abstract class EntryStoreContract {

    private static final String IMAGE_ID = "b".repeat(64);

    private EntryStore store;

    abstract EntryStore emptyStore();

    @BeforeEach
    void open() {
        store = emptyStore();
        store.ensureIndexes();
    }

    @Test
    void givesBackWhatWasStored() {
        Entry entry = entry("1", "https://example.org/p.jpg");

        assertThat(store.insert(entry)).isTrue();
        assertThat(store.insert(entry)).isFalse();
        assertThat(store.find(entry.id())).contains(entry);
    }

    @Test
    void ofSeveralNewEntriesOnlyThoseWhoseIdIsTakenAreRefused() {
        Entry taken = entry("2");
        store.insert(taken);
        Entry another = taken.withAliases(List.of("s|url|another"));

        assertThat(store.insertAll(List.of(entry("1"), another, entry("3"))))
                .containsExactlyInAnyOrder(entry("1").id(), entry("3").id());
        assertThat(store.find(entry("1").id())).contains(entry("1"));
        assertThat(store.find(taken.id())).contains(taken);
        assertThat(store.find(entry("3").id())).contains(entry("3"));
    }

    @Test
    void findsByAnyAlias() {
        Entry one = entry("1");
        Entry two = entry("2");
        store.insert(one);
        store.insert(two);

        assertThat(store.byAliases(List.of("s|guid|g1", "s|url|https://example.org/2", "s|guid|nobody")))
                .containsExactlyInAnyOrder(one, two);
        assertThat(store.byAliases(List.of("other|guid|g1"))).isEmpty();
    }

    @Test
    void listsWhatStandsOfASource() {
        Entry one = entry("1");
        Entry two = entry("2");
        store.insert(one);
        store.insert(two);
        store.replace(two.withdrawn(EntryState.WITHDRAWN, WithdrawalReason.SOURCE_REMOVED, "", NOW));

        assertThat(store.standing("s", 10)).containsExactly(one);
        assertThat(store.standing("other", 10)).isEmpty();
    }

    @Test
    void tellsWhetherAnyIsATombstone() {
        Entry one = entry("1");
        Entry two = entry("2");
        store.insert(one);
        store.insert(two);
        store.replace(two.withdrawn(EntryState.WITHDRAWN, WithdrawalReason.SOURCE_REMOVED, "", NOW));

        assertThat(store.anyTombstone(List.of(one.id()))).isFalse();
        assertThat(store.anyTombstone(List.of(one.id(), two.id()))).isTrue();
        assertThat(store.anyTombstone(List.of("nobody"))).isFalse();
        assertThat(store.anyTombstone(List.of())).isFalse();
    }

    @Test
    void onlyTheNextVersionReplaces() {
        Entry entry = entry("1");
        store.insert(entry);
        Entry next = entry.withAliases(List.of("s|url|x"));

        assertThat(store.replace(next)).isTrue();
        assertThat(store.replace(next)).isFalse();
        assertThat(store.find(entry.id())).contains(next);
    }

    @Test
    void aRevisionIsPublishableFromItsTimeUntilItIsPublished() {
        Entry waiting = entry("1", "https://example.org/p.jpg");
        Entry ready = entry("2");
        store.insert(waiting);
        store.insert(ready);

        assertThat(store.publishable(NOW, 10)).containsExactly(ready);
        assertThat(store.publishable(NOW.plusSeconds(10), 10)).hasSize(2);
        assertThat(store.oldestPending()).contains(NOW);

        store.published(List.of(ready), NOW);
        assertThat(store.publishable(NOW.plusSeconds(10), 10)).containsExactly(waiting);
    }

    @Test
    void severalRevisionsAreClearedTogetherEachByItsOwnMark() {
        Entry one = entry("1");
        Entry two = entry("2");
        Entry markedLater = entry("3").pendingAgain(NOW.plusMillis(5));
        Entry markedAgain = entry("4");
        for (Entry entry : List.of(one, two, entry("3"), markedAgain)) {
            store.insert(entry);
        }
        store.replace(markedLater);
        store.replace(markedAgain.pendingAgain(NOW.plusMillis(5)));

        store.published(List.of(one, two, markedLater, markedAgain), NOW);

        assertThat(store.publishable(NOW, 10)).extracting(Entry::id).containsExactly(markedAgain.id());
    }

    @Test
    void anEntryThatMovedOnStaysPending() {
        Entry first = entry("1");
        store.insert(first);
        Entry second = first.withdrawn(EntryState.TAKEN_DOWN, WithdrawalReason.TAKEDOWN, "", NOW);
        store.replace(second);

        store.published(List.of(first), NOW);

        assertThat(store.publishable(NOW.plusSeconds(1), 10))
                .singleElement()
                .satisfies(pending -> assertThat(pending.revision()).isEqualTo(2));
    }

    @Test
    void anOldRevisionSentAfterItsSuccessorHasTheSuccessorSentAgain() {
        Entry first = entry("1");
        store.insert(first);
        Entry second = first.withdrawn(EntryState.TAKEN_DOWN, WithdrawalReason.TAKEDOWN, "", NOW);
        store.replace(second);
        store.published(List.of(second), NOW);
        assertThat(store.publishable(NOW, 10)).isEmpty();

        store.published(List.of(first), NOW);

        Entry again = store.publishable(NOW, 10).getFirst();
        assertThat(again.revision()).isEqualTo(2);
        store.published(List.of(again), NOW);
        assertThat(store.publishable(NOW, 10)).isEmpty();
    }

    @Test
    void whoSentTheSuccessorBeforeLeavesTheMarkSetSince() {
        Entry first = entry("1");
        store.insert(first);
        Entry second = first.withdrawn(EntryState.TAKEN_DOWN, WithdrawalReason.TAKEDOWN, "", NOW);
        store.replace(second);

        store.published(List.of(first), NOW);
        store.published(List.of(second), NOW);

        assertThat(store.publishable(NOW, 10)).hasSize(1);
    }

    @Test
    void nobodyUndoesTheMarkOfAnOvertakenEntryWithAnOlderCopy() {
        Entry first = entry("1");
        store.insert(first);
        Entry second = first.withdrawn(EntryState.TAKEN_DOWN, WithdrawalReason.TAKEDOWN, "", NOW);
        store.replace(second);
        store.published(List.of(second), NOW);
        Entry copy = store.find(first.id()).orElseThrow();

        store.overtaken(first.id(), 1, NOW);

        assertThat(store.replace(copy.awaited())).isFalse();
        store.overtaken(first.id(), 2, NOW.plusSeconds(1));
        assertThat(store.oldestPending()).contains(NOW);
    }

    @Test
    void publishingTwiceMarksNothing() {
        Entry entry = entry("1");
        store.insert(entry);

        store.published(List.of(entry), NOW);
        store.published(List.of(entry), NOW);

        assertThat(store.publishable(NOW.plusSeconds(1), 10)).isEmpty();
    }

    @Test
    void imagesAreClaimedByOneAtATimeUntilTheLeaseEnds() {
        store.insert(entry("1", "https://example.org/p.jpg"));
        store.insert(entry("2"));

        assertThat(store.claimForImages(NOW, NOW.plusSeconds(60), List.of())).isPresent();
        assertThat(store.claimForImages(NOW.plusSeconds(59), NOW.plusSeconds(120), List.of()))
                .isEmpty();
        assertThat(store.claimForImages(NOW.plusSeconds(60), NOW.plusSeconds(120), List.of()))
                .isPresent();
        store.releaseImages(entry("1").id());
        assertThat(store.claimForImages(NOW.plusSeconds(61), NOW.plusSeconds(120), List.of()))
                .isPresent();
    }

    @Test
    void imagesOfExcludedSourcesAreLeft() {
        Entry entry = entry("1", "https://example.org/p.jpg");
        store.insert(entry);

        assertThat(store.claimForImages(NOW, NOW.plusSeconds(60), List.of(entry.sourceId())))
                .isEmpty();
        assertThat(store.claimForImages(NOW, NOW.plusSeconds(60), List.of("another")))
                .isPresent();
    }

    @Test
    void knowsWhetherAnImageIsUsed() {
        Entry one = withImage(entry("1", "https://example.org/p.jpg"));
        assertThat(store.used(IMAGE_ID)).isFalse();
        store.insert(one);
        assertThat(store.used(IMAGE_ID)).isTrue();
        store.replace(one.withdrawn(EntryState.TAKEN_DOWN, WithdrawalReason.TAKEDOWN, "", NOW));
        assertThat(store.used(IMAGE_ID)).isFalse();
    }

    @Test
    void aTombstoneNamesWhatIsToBeErasedUntilItIs() {
        Entry one = withImage(entry("1", "https://example.org/p.jpg"));
        store.insert(one);
        store.insert(entry("2"));
        Entry tombstone = one.withdrawn(EntryState.TAKEN_DOWN, WithdrawalReason.TAKEDOWN, "", NOW);
        store.replace(tombstone);
        assertThat(store.toErase(10)).containsExactly(tombstone);
        assertThat(tombstone.toErase()).containsExactly(IMAGE_ID);
        Entry more = tombstone.erasing(List.of("c".repeat(64)));
        store.replace(more);

        store.erased(tombstone);
        assertThat(store.toErase(10)).containsExactly(more);
        store.erased(more);
        assertThat(store.toErase(10)).isEmpty();
    }

    @Test
    void keepsPastRevisionsInTheirOrderUntilErased() {
        Entry entry = entry("1");
        store.archive(entry.id(), 2, EntryContent.of(entry));
        store.archive(entry.id(), 1, EntryContent.of(entry));
        store.archive(entry.id(), 1, EntryContent.of(entry));

        assertThat(store.archived(entry.id()))
                .containsExactly(
                        new EntryStore.PastRevision(1, EntryContent.of(entry)),
                        new EntryStore.PastRevision(2, EntryContent.of(entry)));
        store.eraseArchive(entry.id());
        assertThat(store.archived(entry.id())).isEmpty();
    }

    @Test
    void aNewerRequestForRepublicationOutlivesTheOldOne() {
        store.insert(entry("1"));
        store.requestRepublication("s", NOW);
        store.requestRepublication("s", NOW.plusSeconds(1));
        store.republished(entry("1").id(), NOW);
        assertThat(store.republications(10)).hasSize(1);
        store.republished(entry("1").id(), NOW.plusSeconds(1));
        assertThat(store.republications(10)).isEmpty();
    }

    @Test
    void walksASourceById() {
        List<Entry> all = List.of(entry("1"), entry("2"), entry("3"));
        all.forEach(store::insert);

        List<Entry> first = store.ofSource("s", null, 2);
        List<Entry> rest = store.ofSource("s", first.getLast().id(), 2);

        assertThat(first).hasSize(2);
        assertThat(rest).hasSize(1);
        assertThat(store.ofSource("t", null, 2)).isEmpty();
    }

    private static Entry entry(String n, String... images) {
        return ParsedEntries.stored(
                "s", ParsedEntries.entry("g" + n, "https://example.org/" + n, "عنوان " + n, "<p>نص</p>", images));
    }

    private static Entry withImage(Entry entry) {
        var stored = new ImageResult.Stored(IMAGE_ID, 800, 600);
        return entry.withImages(
                entry.images().stream().map(image -> image.after(stored, NOW)).toList(), NOW);
    }
}
