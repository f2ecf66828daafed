package org.jarida.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jarida.events.DisplayPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of sources keeps to. */
abstract class SourceStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private SourceStore store;

    abstract SourceStore emptyStore();

    @BeforeEach
    void open() {
        store = emptyStore();
        store.ensureIndexes();
    }

    @Test
    void givesBackWhatWasStored() {
        Source source = source("a");

        assertThat(store.insert(source)).isTrue();

        assertThat(store.find("a")).contains(source);
        assertThat(store.find("b")).isEmpty();
    }

    @Test
    void anIdIsTakenOnce() {
        store.insert(source("a"));

        assertThat(store.insert(source("a").rest(true, NOW))).isFalse();
        assertThat(store.find("a")).contains(source("a"));
    }

    @Test
    void onlyTheNextVersionReplaces() {
        store.insert(source("a"));
        Source second = source("a").rest(true, NOW);

        assertThat(store.replace(second)).isTrue();
        assertThat(store.replace(second)).isFalse();
        assertThat(store.find("a")).contains(second);
    }

    @Test
    void listsThoseRemovedWithTheirArticlesLately() {
        store.insert(source("followed"));
        store.insert(source("kept"));
        store.replace(source("kept").gone(false, NOW));
        store.insert(source("gone"));
        store.replace(source("gone").gone(true, NOW));

        assertThat(store.removedWithArticles(NOW.minusSeconds(1)))
                .extracting(Source::id)
                .containsExactly("gone");
        assertThat(store.removedWithArticles(NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void listsFollowedOnesById() {
        store.insert(source("c"));
        store.insert(source("a"));
        store.insert(source("b"));
        store.replace(source("b").gone(false, NOW));

        assertThat(store.list(null, 10)).extracting(Source::id).containsExactly("a", "c");
        assertThat(store.list("a", 10)).extracting(Source::id).containsExactly("c");
        assertThat(store.list(null, 1)).extracting(Source::id).containsExactly("a");
    }

    @Test
    void aVersionIsPendingUntilItIsSettled() {
        store.insert(source("a"));
        store.settled(source("a").rest(true, NOW), NOW);
        assertThat(store.pending(10)).extracting(Source::id).containsExactly("a");

        store.settled(source("a"), NOW);
        store.settled(source("a"), NOW);
        assertThat(store.pending(10)).isEmpty();

        store.markPending("a", NOW);
        assertThat(store.pending(10)).extracting(Source::version).containsExactly(1L);
    }

    @Test
    void anOldVersionSentAfterItsSuccessorHasTheSuccessorSentAgain() {
        Source first = source("a");
        Source second = first.gone(false, NOW);
        store.insert(first);
        store.replace(second);
        store.settled(second, NOW);
        assertThat(store.pending(10)).isEmpty();

        store.settled(first, NOW);

        assertThat(store.pending(10)).extracting(Source::version).containsExactly(2L);
        store.settled(store.pending(10).getFirst(), NOW);
        assertThat(store.pending(10)).isEmpty();
    }

    @Test
    void whoSentTheSuccessorBeforeLeavesTheMarkSetSince() {
        Source first = source("a");
        Source second = first.gone(false, NOW);
        store.insert(first);
        store.replace(second);

        store.settled(first, NOW);
        store.settled(second, NOW);

        assertThat(store.pending(10)).hasSize(1);
    }

    static Source source(String id) {
        var description = new Source.Description(
                "جريدة",
                "https://example.org/",
                "ar",
                "Africa/Casablanca",
                DisplayPolicy.FULL,
                "CC BY",
                null,
                Map.of("body", "article .text"),
                List.of(new FeedAddress("https://example.org/rss", FeedKind.FEED)));
        return Source.first(id, description, NOW);
    }
}
