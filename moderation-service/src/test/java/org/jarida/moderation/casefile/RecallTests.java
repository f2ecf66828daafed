package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.events.ImageHidden;
import org.jarida.events.ImageRestored;
import org.junit.jupiter.api.Test;

/** Acts that were handled before a backup was restored count again, and decide nothing. */
class RecallTests {

    private final Policy policy = new Policy(Mode.CONTRACT, Acts.SETTINGS);

    @Test
    void votesOfAVisibleCaseComeBackWithoutADecision() {
        List<ReaderAct> acts = List.of(Acts.report(1, 1), Acts.report(2, 2), Acts.report(3, 3), Acts.withdrawal(2, 4));

        Case after =
                policy.recall(Case.of(Acts.IMAGE), acts, Circumstances.NONE).after();

        assertThat(after.state()).isEqualTo(CaseState.VISIBLE);
        assertThat(after.version()).isZero();
        assertThat(after.ballot().votes()).hasSize(2);
        assertThat(after.ballot().isWithdrawn(List.of(Acts.reader(2)))).isTrue();
        // what the listener has still before it decides as ever
        assertThat(policy.decide(after, List.of(Acts.report(4, 5)), Circumstances.NONE)
                        .after()
                        .state())
                .isEqualTo(CaseState.AUTO_HIDDEN);
    }

    /** Whatever was decided, a case raised to its verdict ends with the votes that it had. */
    @Test
    void aHiddenCaseGetsBackWhatItsVotesWere() {
        for (int seed = 0; seed < 500; seed++) {
            List<ReaderAct> acts = acts(new Random(seed));
            Case before =
                    policy.decide(Case.of(Acts.IMAGE), acts, Circumstances.NONE).after();

            Case raised = before.version() == 0
                    ? Case.of(Acts.IMAGE)
                    : Case.of(Acts.IMAGE).notBelow(verdict(before));
            Case after = policy.recall(raised, acts, Circumstances.NONE).after();

            assertThat(after.standing()).isEqualTo(before.standing());
            assertThat(after.ballot()).as("seed %d", seed).isEqualTo(before.ballot());
        }
    }

    @Test
    void whoReportedInARoundThatIsOverIsAVoterOfItAndCountsNoMore() {
        Case restored = Case.of(Acts.IMAGE)
                .notBelow(new ImageRestored(
                        Acts.IMAGE,
                        true,
                        CaseState.RESTORED,
                        2,
                        2,
                        1,
                        "MODERATOR",
                        ActorKind.MODERATOR,
                        "fine",
                        Acts.at(9)));

        Policy.Outcome outcome = policy.recall(
                restored, List.of(Acts.report(1, 1), Acts.report(1, 12, 2), Acts.report(2, 13, 2)), Circumstances.NONE);

        assertThat(outcome.voters()).containsExactly(new Voter(Acts.IMAGE, Acts.reader(1), 1, false, Acts.at(1)));
        assertThat(outcome.after().ballot().votes())
                .singleElement()
                .matches(vote -> vote.isOf(List.of(Acts.reader(2))));
    }

    @Test
    void aMutedReaderIsNotRecalled() {
        Circumstances muted = new Circumstances(new Voters(List.of()), Records.NONE, Set.of(Acts.reader(1)), false);

        Case after = policy.recall(Case.of(Acts.IMAGE), List.of(Acts.report(1, 1), Acts.report(2, 1)), muted)
                .after();

        assertThat(after.ballot().votes()).singleElement().matches(vote -> vote.isOf(List.of(Acts.reader(2))));
    }

    /** In the order of a topic, each at a minute of its own. */
    private static List<ReaderAct> acts(Random random) {
        List<ReaderAct> acts = new ArrayList<>();
        IntStream.range(0, 8).forEach(minute -> {
            int reader = 1 + random.nextInt(4);
            acts.add(random.nextInt(4) == 0 ? Acts.withdrawal(reader, minute) : Acts.report(reader, minute));
        });
        return acts;
    }

    private static ImageHidden verdict(Case of) {
        LogEntry last = of.outbox().last();
        return new ImageHidden(
                Acts.IMAGE,
                false,
                last.to(),
                last.version(),
                last.round(),
                last.restores(),
                last.rule(),
                last.actor().kind(),
                last.reason(),
                last.at());
    }
}
