package org.jarida.article.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.events.ImageHidden;
import org.jarida.events.ImageRestored;
import org.jarida.events.ImageVerdictEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of verdicts does. */
abstract class VerdictStoreContract {

    private static final Instant AT = Instant.parse("2026-11-22T08:00:00Z");
    private static final String IMAGE = "a".repeat(64);
    private static final String OTHER = "b".repeat(64);

    private VerdictStore store;

    abstract VerdictStore emptyStore();

    @BeforeEach
    void start() {
        store = emptyStore();
    }

    @Test
    void anImageWithoutAVerdictIsVisibleAndInItsFirstRound() {
        assertThat(store.hidden(Set.of(IMAGE))).isEmpty();
        assertThat(store.round(IMAGE)).isEqualTo(1);
        assertThat(store.hidden(Set.of())).isEmpty();
    }

    @Test
    void onlyTheHiddenOnesAreNamed() {
        store.apply(List.of(hidden(IMAGE, 1, 1), restored(OTHER, 2, 2)));

        assertThat(store.hidden(Set.of(IMAGE, OTHER, "c".repeat(64)))).containsExactly(IMAGE);
        assertThat(store.round(OTHER)).isEqualTo(2);
    }

    @Test
    void theHighestVersionWinsInEveryOrder() {
        store.apply(List.of(restored(IMAGE, 2, 2), hidden(IMAGE, 1, 1)));
        store.apply(List.of(hidden(IMAGE, 1, 1)));

        assertThat(store.hidden(Set.of(IMAGE))).isEmpty();
        assertThat(store.round(IMAGE)).isEqualTo(2);

        store.apply(List.of(hidden(IMAGE, 3, 2), hidden(IMAGE, 3, 2), restored(IMAGE, 2, 2)));

        assertThat(store.hidden(Set.of(IMAGE))).containsExactly(IMAGE);
    }

    private static ImageVerdictEvent hidden(String image, long version, int round) {
        return new ImageHidden(
                image, false, CaseState.AUTO_HIDDEN, version, round, round - 1, "CONTRACT", ActorKind.RULE, null, AT);
    }

    private static ImageVerdictEvent restored(String image, long version, int round) {
        return new ImageRestored(
                image, true, CaseState.RESTORED, version, round, round - 1, "HUMAN", ActorKind.MODERATOR, "خطأ", AT);
    }
}
