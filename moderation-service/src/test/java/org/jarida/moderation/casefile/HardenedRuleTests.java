package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jarida.events.CaseState;
import org.junit.jupiter.api.Test;

/** HARDENED mode must never behave as CONTRACT: weights, networks and caps hold from the first day. */
class HardenedRuleTests {

    private static final int RETURNING = 750;
    private static final int FRESH = 500;

    private final Policy policy = new Policy(Mode.HARDENED, Acts.SETTINGS);

    @Test
    void threeReadersOnOneNetworkDoNotHide() {
        assertThat(state(votes(3, RETURNING, 1))).isEqualTo(CaseState.VISIBLE);
    }

    @Test
    void fourReturningReadersOnTwoNetworksHideAndThreeDoNot() {
        assertThat(state(votes(3, RETURNING, 2))).isEqualTo(CaseState.VISIBLE);
        assertThat(state(votes(4, RETURNING, 2))).isEqualTo(CaseState.AUTO_HIDDEN);
    }

    @Test
    void sixFreshReadersHideAndFiveDoNot() {
        assertThat(state(votes(5, FRESH, 5))).isEqualTo(CaseState.VISIBLE);
        assertThat(state(votes(6, FRESH, 6))).isEqualTo(CaseState.AUTO_HIDDEN);
    }

    @Test
    void tenThousandReadersOnOneNetworkHideNothing() {
        assertThat(state(votes(10_000, 1000, 1))).isEqualTo(CaseState.VISIBLE);
    }

    @Test
    void aNetworkIsTheSameUnderAnyOfItsKeys() {
        List<ReaderAct> acts = List.of(
                Acts.report(List.of(Acts.reader(1)), List.of(Acts.network(1)), 1000, 0, 1),
                Acts.report(List.of(Acts.reader(2)), List.of(Acts.network(2)), 1000, 0, 1),
                Acts.report(List.of(Acts.reader(3)), List.of(Acts.network(2), Acts.network(1)), 1000, 0, 1));

        assertThat(state(acts)).isEqualTo(CaseState.VISIBLE);
    }

    @Test
    void tinyWeightsAreCountedButNotStored() {
        Case after = policy.decide(Case.of(Acts.IMAGE), votes(5, 99, 5), Circumstances.NONE)
                .after();

        assertThat(after.ballot().votes()).isEmpty();
        assertThat(after.ballot().reports()).isEqualTo(5);
    }

    @Test
    void aWeightIsFixedWhenItsVoteIsStored() {
        Report first = Acts.report(List.of(Acts.reader(1)), List.of(Acts.network(1)), FRESH, 5, 1);
        Report heavier = Acts.report(List.of(Acts.reader(1)), List.of(Acts.network(1)), 1000, 1, 1);

        Case after = policy.decide(Case.of(Acts.IMAGE), List.of(first, heavier), Circumstances.NONE)
                .after();

        assertThat(after.ballot().votes())
                .singleElement()
                .matches(vote -> vote.weight() == FRESH && vote.at().equals(Acts.at(1)));
    }

    private CaseState state(List<ReaderAct> acts) {
        return policy.decide(Case.of(Acts.IMAGE), acts, Circumstances.NONE)
                .after()
                .state();
    }

    private static List<ReaderAct> votes(int readers, int weight, int networks) {
        List<ReaderAct> acts = new ArrayList<>();
        IntStream.range(0, readers)
                .forEach(reader -> acts.add(Acts.report(
                        List.of(Acts.reader(reader)), List.of(Acts.network(reader % networks)), weight, reader, 1)));
        return acts;
    }
}
