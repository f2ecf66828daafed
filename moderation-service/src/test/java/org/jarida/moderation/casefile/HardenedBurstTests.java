package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jarida.events.CaseState;
import org.jarida.events.ReportReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Severe reasons, the burst mark, and the way out of SUSPECT. */
class HardenedBurstTests {

    private static final int RETURNING = 750;
    private static final int FRESH = 500;

    private final Policy policy = new Policy(Mode.HARDENED, Acts.SETTINGS);

    @ParameterizedTest
    @EnumSource(
            value = ReportReason.class,
            names = {"CHILD_SAFETY", "NON_CONSENSUAL", "TERROR"})
    void twoReturningReadersOnTwoNetworksHideForASevereReason(ReportReason reason) {
        assertThat(after(severe(reason, RETURNING, 1, 1)).state()).isEqualTo(CaseState.VISIBLE);
        Case hidden = after(severe(reason, RETURNING, 1, 1), severe(reason, RETURNING, 2, 2));

        assertThat(hidden.state()).isEqualTo(CaseState.AUTO_HIDDEN);
        assertThat(hidden.outbox().last().rule()).isEqualTo("SEVERE");
        assertThat(hidden.outbox().last().tally()).isEqualTo(new Tally(1500, 2, 2, reason));
    }

    @Test
    void severeReasonsTakeThreeFreshReadersAndTwoNetworks() {
        ReportReason terror = ReportReason.TERROR;
        assertThat(after(severe(terror, FRESH, 1, 1), severe(terror, FRESH, 2, 2))
                        .state())
                .isEqualTo(CaseState.VISIBLE);
        assertThat(after(severe(terror, FRESH, 1, 1), severe(terror, FRESH, 2, 2), severe(terror, FRESH, 3, 2))
                        .state())
                .isEqualTo(CaseState.AUTO_HIDDEN);
        assertThat(after(severe(terror, RETURNING, 1, 1), severe(terror, RETURNING, 2, 1))
                        .state())
                .isEqualTo(CaseState.VISIBLE);
    }

    @Test
    void onlyVotesWithASevereReasonCountForIt() {
        Case mixed = after(
                severe(ReportReason.TERROR, RETURNING, 1, 1),
                severe(ReportReason.VIOLENCE, RETURNING, 2, 2),
                severe(ReportReason.SPAM, RETURNING, 3, 3));

        assertThat(mixed.state()).isEqualTo(CaseState.VISIBLE);
    }

    @Test
    void aRestoreDoublesWhatSevereReasonsTake() {
        Case restored = new Case(
                Acts.IMAGE, 1, new Standing(CaseState.RESTORED, 2, 2, 1), Ballot.EMPTY, Outbox.EMPTY, Acts.START);
        List<ReaderAct> acts = IntStream.rangeClosed(1, 4)
                .<ReaderAct>mapToObj(reader -> severe(ReportReason.TERROR, RETURNING, reader, reader))
                .toList();

        assertThat(decided(restored, acts.subList(0, 3)).state()).isEqualTo(CaseState.RESTORED);
        assertThat(decided(restored, acts).state()).isEqualTo(CaseState.AUTO_HIDDEN);
    }

    @ParameterizedTest
    @CsvSource({
        "6, 10, SUSPECT", // all within 50 s
        "6, 15, SUSPECT", // five of six within 60 s to the second
        "6, 16, AUTO_HIDDEN", // five of six take 64 s
        "4, 10, SUSPECT", // two thirds are fresh
        "3, 10, AUTO_HIDDEN" // half of them
    })
    void sixVotesOfMostlyFreshReadersFourFifthsWithinAMinuteAreABurst(int fresh, int every, CaseState expected) {
        List<ReaderAct> acts = new ArrayList<>();
        for (int reader = 0; reader < 6; reader++) {
            // hardly heavier than fresh ones, so that the rule is reached by the last vote alone
            acts.add(vote(reader, reader < fresh ? FRESH : 501, every * reader));
        }

        assertThat(decided(Case.of(Acts.IMAGE), acts).state()).isEqualTo(expected);
    }

    @Test
    void aSuspectCaseIsVisibleAndSaysWhy() {
        Case suspect = decided(Case.of(Acts.IMAGE), brigade(6));

        assertThat(suspect.state().visible()).isTrue();
        assertThat(suspect.version()).isEqualTo(1);
        assertThat(suspect.outbox().last().rule()).isEqualTo("BURST");
        assertThat(decided(suspect, brigade(200)).version()).isEqualTo(1);
    }

    @Test
    void laterVotesThatEndTheBurstHideASuspectCase() {
        Case suspect = decided(Case.of(Acts.IMAGE), brigade(6));

        Case one = decided(suspect, List.of(vote(100, RETURNING, 3600)));
        assertThat(one.state()).isEqualTo(CaseState.SUSPECT); // six of seven are 85 %
        Case two = decided(one, List.of(vote(101, RETURNING, 7200)));

        assertThat(two.state()).isEqualTo(CaseState.AUTO_HIDDEN);
        assertThat(two.version()).isEqualTo(2);
        assertThat(two.outbox().last().from()).isEqualTo(CaseState.SUSPECT);
        assertThat(two.outbox().last().rule()).isEqualTo("HARDENED");
    }

    @Test
    void honestReadersOfALaterWeekHideWhatABrigadeMadeSuspect() {
        Case suspect = decided(Case.of(Acts.IMAGE), brigade(64));
        int later = (int) Duration.ofDays(8).toSeconds();

        List<ReaderAct> honest = IntStream.rangeClosed(1, 4)
                .<ReaderAct>mapToObj(reader -> vote(100 + reader, RETURNING, later + reader * 3600))
                .toList();

        assertThat(decided(suspect, honest).state()).isEqualTo(CaseState.AUTO_HIDDEN);
    }

    @Test
    void anOpenBreakerMakesSuspectAndAClosedOneHidesAtTheNextVote() {
        List<ReaderAct> honest = IntStream.rangeClosed(1, 4)
                .<ReaderAct>mapToObj(reader -> vote(reader, RETURNING, reader * 3600))
                .toList();
        Case suspect = policy.decide(
                        Case.of(Acts.IMAGE),
                        honest,
                        new Circumstances(new Voters(List.of()), Records.NONE, Set.of(), true))
                .after();
        assertThat(suspect.state()).isEqualTo(CaseState.SUSPECT);
        assertThat(suspect.outbox().last().rule()).isEqualTo("BREAKER");

        assertThat(decided(suspect, honest)).isEqualTo(suspect);
        assertThat(decided(suspect, List.of(vote(9, FRESH, 20_000))).state()).isEqualTo(CaseState.AUTO_HIDDEN);
    }

    private Case after(ReaderAct... acts) {
        return decided(Case.of(Acts.IMAGE), List.of(acts));
    }

    private Case decided(Case before, List<ReaderAct> acts) {
        return policy.decide(before, acts, Circumstances.NONE).after();
    }

    private static List<ReaderAct> brigade(int readers) {
        return IntStream.range(0, readers)
                .<ReaderAct>mapToObj(reader -> vote(reader, FRESH, reader * 60 / readers))
                .toList();
    }

    private static Report vote(int reader, int weight, int second) {
        return Acts.report(ReportReason.VIOLENCE, weight, reader, reader, Acts.START.plusSeconds(second));
    }

    private static Report severe(ReportReason reason, int weight, int reader, int network) {
        return Acts.report(reason, weight, reader, network, Acts.at(reader * 60));
    }
}
