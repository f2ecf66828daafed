package org.jarida.article.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.article.article.Entries.SEEN;
import static org.jarida.article.article.Entries.content;
import static org.jarida.article.article.Entries.discovered;
import static org.jarida.article.article.Entries.revised;
import static org.jarida.article.article.Entries.withdrawn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.jarida.events.EntryEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilingTests {

    private static final String ID = Entries.id(7);

    @Test
    void theHighestRevisionIsCurrentAndTheLowerOnesAreHistory() {
        Filing filing = Filing.of(
                null,
                List.of(revised(ID, 2, content("b")), revised(ID, 3, content("c")), discovered(ID, content("a"))),
                SEEN);

        assertThat(filing.after().revision()).isEqualTo(3);
        assertThat(filing.after().pendingSince()).isEqualTo(SEEN);
        assertThat(filing.history()).extracting(Revision::number).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    void aDuplicateChangesNothing() {
        ArticleState before =
                Filing.of(null, List.of(discovered(ID, content("a"))), SEEN).after();

        Filing again = Filing.of(before, List.of(discovered(ID, content("a"))), SEEN.plusSeconds(9));

        assertThat(again.changes()).isFalse();
        assertThat(again.history()).isEmpty();
    }

    @Test
    void aWithdrawalLeavesNoText() {
        Filing filing = Filing.of(null, List.of(discovered(ID, content("a")), withdrawn(ID, 2)), SEEN);

        assertThat(filing.after().content()).isNull();
        assertThat(filing.after().withdrawal()).isNotNull();
        assertThat(filing.history()).isEmpty();
    }

    @Test
    void textOlderThanAWithdrawalIsNotKeptEvenWhenItComesAfterTheReturn() {
        ArticleState returned = Filing.of(null, List.of(withdrawn(ID, 2), revised(ID, 3, content("c"))), SEEN)
                .after();

        Filing late = Filing.of(returned, List.of(discovered(ID, content("a"))), SEEN);

        assertThat(late.history()).isEmpty();
        assertThat(late.after().content()).isNotNull();
    }

    @Test
    void aRevisionThatWaitsKeepsItsPlaceInTheQueueWhenTheNextOneComes() {
        ArticleState first =
                Filing.of(null, List.of(discovered(ID, content("a"))), SEEN).after();

        ArticleState second = Filing.of(first, List.of(revised(ID, 2, content("b"))), SEEN.plusSeconds(60))
                .after();

        assertThat(second.pendingSince()).isEqualTo(SEEN);
    }

    /** Every order, with repeats and in polls of any size, ends in the same article and the same history. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everyOrderEndsInTheSameState(long seed) {
        List<EntryEvent> entries = List.of(
                discovered(ID, content("a")),
                revised(ID, 2, content("b")),
                withdrawn(ID, 3),
                revised(ID, 4, content("d")),
                revised(ID, 5, content("e")));
        Random random = new Random(seed);

        for (int round = 0; round < 500; round++) {
            List<EntryEvent> shuffled = new ArrayList<>(entries);
            shuffled.add(entries.get(random.nextInt(entries.size())));
            Collections.shuffle(shuffled, random);
            Kept kept = new Kept();
            for (int from = 0; from < shuffled.size(); ) {
                int to = from + 1 + random.nextInt(shuffled.size() - from);
                kept.file(shuffled.subList(from, to));
                from = to;
            }
            assertThat(kept.state()).isNotNull();
            assertThat(kept.state().revision()).isEqualTo(5);
            assertThat(kept.state().erased()).isEqualTo(3);
            assertThat(kept.history).containsOnlyKeys(4L);
        }
    }

    /** What a store keeps of filings. */
    private static final class Kept {
        private @Nullable ArticleState state;
        private final TreeMap<Long, Revision> history = new TreeMap<>();

        void file(List<EntryEvent> entries) {
            Filing filing = Filing.of(state, entries, SEEN);
            filing.history().forEach(revision -> history.put(revision.number(), revision));
            state = filing.after();
            entries.forEach(entry -> {
                if (entry instanceof org.jarida.events.EntryWithdrawn withdrawn) {
                    history.headMap(withdrawn.revision(), true).clear();
                }
            });
        }

        ArticleState state() {
            return java.util.Objects.requireNonNull(state);
        }
    }
}
