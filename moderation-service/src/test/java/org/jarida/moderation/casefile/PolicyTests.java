package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.events.ReportReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyTests {

    private static final long WEEK = Duration.ofDays(7).toMinutes();

    private final Policy policy = new Policy(Mode.CONTRACT, Acts.SETTINGS);

    @Test
    void exactlyTheThirdReaderHides() {
        Case two = after(Case.of(Acts.IMAGE), Acts.report(1, 0), Acts.report(2, 1));
        assertThat(two.state()).isEqualTo(CaseState.VISIBLE);
        assertThat(two.version()).isZero();

        Case three = after(two, Acts.report(3, 2));

        assertThat(three.state()).isEqualTo(CaseState.AUTO_HIDDEN);
        assertThat(three.outbox().log()).singleElement().satisfies(entry -> {
            assertThat(entry.version()).isEqualTo(1);
            assertThat(entry.rule()).isEqualTo("CONTRACT");
            assertThat(entry.reason()).isEqualTo("3 distinct reporters within 7 days");
            assertThat(entry.at()).isEqualTo(Acts.at(2));
            assertThat(entry.tally()).isEqualTo(new Tally(3, 3, 3, ReportReason.VIOLENCE));
        });
    }

    @Test
    void aThousandDuplicatesCountOnce() {
        List<ReaderAct> acts = new ArrayList<>();
        IntStream.range(0, 1000).forEach(minute -> acts.add(Acts.report(1, minute)));

        Case after =
                policy.decide(Case.of(Acts.IMAGE), acts, Circumstances.NONE).after();

        assertThat(after.ballot().votes()).hasSize(1);
        assertThat(after.ballot().reports()).isEqualTo(1);
        assertThat(after.state()).isEqualTo(CaseState.VISIBLE);
    }

    @ParameterizedTest
    @CsvSource({"0, AUTO_HIDDEN", "-1, AUTO_HIDDEN", "1, VISIBLE"})
    void reportsCountTogetherForSevenDaysToTheMinute(long beyond, CaseState expected) {
        Case after = after(Case.of(Acts.IMAGE), Acts.report(1, 0), Acts.report(2, 5), Acts.report(3, WEEK + beyond));

        assertThat(after.state()).isEqualTo(expected);
    }

    @Test
    void aReaderIsTheSameUnderAnyOfTheirKeys() {
        Report before = report(List.of(Acts.reader(7)), 0);
        Report rotated = report(List.of(Acts.reader(8), Acts.reader(7)), 1);
        Report rotatedTwice = report(List.of(Acts.reader(9), Acts.reader(8)), 2);

        Case after = after(Case.of(Acts.IMAGE), before, rotated, rotatedTwice);
        Case otherWayRound = after(Case.of(Acts.IMAGE), rotatedTwice, rotated, before);

        assertThat(after.ballot().votes()).hasSize(1);
        assertThat(otherWayRound.ballot()).isEqualTo(after.ballot());
    }

    @ParameterizedTest
    @CsvSource({"AUTO_HIDDEN", "CONFIRMED", "LEGAL"})
    void reportsOfAHiddenImageOnlyCountAsLate(CaseState state) {
        Case hidden = in(state);

        Case after = after(hidden, Acts.report(20, 9), Acts.report(1, 9));

        assertThat(after.state()).isEqualTo(state);
        assertThat(after.version()).isEqualTo(hidden.version());
        assertThat(after.ballot().late()).isEqualTo(1);
        assertThat(after.ballot().votes()).isEqualTo(hidden.ballot().votes());
    }

    @Test
    void aLockedImageIsNeverHiddenByReports() {
        Case locked = judged(in(CaseState.AUTO_HIDDEN), Action.LOCK);

        Case after = after(locked, Acts.report(20, 3), Acts.report(21, 3), Acts.report(22, 3), Acts.report(23, 3));

        assertThat(after.state()).isEqualTo(CaseState.LOCKED);
        assertThat(after.ballot().votes()).hasSize(7);
    }

    @Test
    void eachRestoreOpensARoundForgetsTheVotesAndDoublesTheThreshold() {
        Case hidden = in(CaseState.AUTO_HIDDEN);
        Policy.Outcome restored = policy.judge(hidden, judgement(hidden, Action.RESTORE));

        assertThat(restored.after().standing()).isEqualTo(new Standing(CaseState.RESTORED, 2, 2, 1));
        assertThat(restored.after().ballot().votes()).isEmpty();
        assertThat(restored.after().ballot().reports()).isEqualTo(3);
        assertThat(restored.voters()).extracting(Voter::round).containsExactly(1, 1, 1);

        Case five = after(restored.after(), range(11, 15, 2));
        assertThat(five.state()).isEqualTo(CaseState.RESTORED);
        Case six = after(five, range(16, 16, 2));
        assertThat(six.state()).isEqualTo(CaseState.AUTO_HIDDEN);
        assertThat(six.version()).isEqualTo(3);

        Case locked = judged(six, Action.RESTORE);
        assertThat(locked.standing()).isEqualTo(new Standing(CaseState.LOCKED, 4, 3, 2));
    }

    @Test
    void aReportOfAnEarlierRoundOrByAnEarlierVoterChangesNothing() {
        Case hidden = in(CaseState.AUTO_HIDDEN);
        Policy.Outcome restored = policy.judge(hidden, judgement(hidden, Action.RESTORE));

        assertThat(after(restored.after(), Acts.report(30, 5, 1))).isEqualTo(restored.after());
        assertThat(policy.decide(
                                restored.after(),
                                List.of(Acts.report(1, 5, 2)),
                                Circumstances.of(new Voters(restored.voters())))
                        .after())
                .isEqualTo(restored.after());
    }

    @Test
    void aWithdrawnReportCountsNoMoreInItsRound() {
        Case withdrawn = after(Case.of(Acts.IMAGE), Acts.report(1, 0), Acts.withdrawal(1, 1), Acts.report(1, 2));
        assertThat(withdrawn.ballot().votes()).isEmpty();

        Case after = after(withdrawn, Acts.report(2, 3), Acts.report(3, 3));
        assertThat(after.state()).isEqualTo(CaseState.VISIBLE);
    }

    @Test
    void aWithdrawalThatComesFirstStillHolds() {
        Case after = after(Case.of(Acts.IMAGE), Acts.withdrawal(1, 1), Acts.report(1, 0));

        assertThat(after.ballot().votes()).isEmpty();
    }

    @Test
    void aWithdrawalAfterTheHideChangesNothing() {
        Case hidden = in(CaseState.AUTO_HIDDEN);

        assertThat(after(hidden, Acts.withdrawal(1, 9))).isEqualTo(hidden);
    }

    @Test
    void withdrawalsBeyondTheDocumentStandAmongTheVoters() {
        List<ReaderAct> acts = new ArrayList<>();
        IntStream.rangeClosed(1, Ballot.LIMIT + 1).forEach(reader -> acts.add(Acts.withdrawal(reader, 0)));

        Policy.Outcome outcome = policy.decide(Case.of(Acts.IMAGE), acts, Circumstances.NONE);

        assertThat(outcome.after().ballot().withdrawn()).hasSize(Ballot.LIMIT);
        assertThat(outcome.voters()).singleElement().matches(Voter::withdrawn);
        Case again = policy.decide(
                        outcome.after(),
                        List.of(Acts.report(Ballot.LIMIT + 1, 1)),
                        Circumstances.of(new Voters(outcome.voters())))
                .after();
        assertThat(again.ballot().votes()).isEmpty();
    }

    @Test
    void aBallotKeepsTheNewestVotesAndRemembersWhoFellOut() {
        Case locked = judged(Case.of(Acts.IMAGE), Action.LOCK);

        Policy.Outcome outcome = policy.decide(locked, List.of(range(1, 70, 1)), Circumstances.NONE);

        assertThat(outcome.after().ballot().votes()).hasSize(Ballot.LIMIT);
        assertThat(outcome.voters())
                .hasSize(6)
                .extracting(Voter::key)
                .containsExactly(
                        Acts.reader(1), Acts.reader(2), Acts.reader(3), Acts.reader(4), Acts.reader(5), Acts.reader(6));
    }

    @Test
    void aReportThatComesWithItsWithdrawalBeyondTheDocumentCountsNoMore() {
        List<ReaderAct> acts = new ArrayList<>();
        IntStream.rangeClosed(1, Ballot.LIMIT + 1).forEach(reader -> acts.add(Acts.withdrawal(reader, 0)));
        acts.add(Acts.report(Ballot.LIMIT + 1, 1));

        Case after =
                policy.decide(Case.of(Acts.IMAGE), acts, Circumstances.NONE).after();

        assertThat(after.ballot().votes()).isEmpty();
    }

    /** From one network, so that nothing is hidden. */
    @Test
    void whichVotesAFullBallotKeepsAndWhoIsRememberedIsAFunctionOfTheReports() {
        Policy hardened = new Policy(Mode.HARDENED, Acts.SETTINGS);
        List<ReaderAct> flood = new ArrayList<>();
        for (int reader = 0; reader < 300; reader++) {
            flood.add(Acts.report(
                    List.of(Acts.reader(reader)), List.of(Acts.network(1)), 250 * (1 + reader % 3), reader % 7, 1));
        }
        Ballot first = null;
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Collections.shuffle(flood, random);
            Set<String> remembered = new HashSet<>();
            Case current = Case.of(Acts.IMAGE);
            for (int from = 0; from < flood.size(); ) {
                int to = Math.min(flood.size(), from + 1 + random.nextInt(120));
                Policy.Outcome outcome = hardened.decide(current, flood.subList(from, to), Circumstances.NONE);
                outcome.voters().forEach(voter -> remembered.add(voter.key()));
                current = outcome.after();
                from = to;
            }
            first = first == null ? current.ballot() : first;

            assertThat(current.ballot()).as("seed %d", seed).isEqualTo(first);
            assertThat(current.ballot().votes()).hasSize(Ballot.LIMIT).allMatch(vote -> vote.weight() == 750);
            assertThat(remembered).as("seed %d", seed).hasSize(flood.size() - Ballot.LIMIT);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "VISIBLE, CONFIRM, CONFIRMED",
        "VISIBLE, LOCK, LOCKED",
        "VISIBLE, LEGAL, LEGAL",
        "VISIBLE, RESTORE,",
        "SUSPECT, CONFIRM, CONFIRMED",
        "SUSPECT, LOCK, LOCKED",
        "SUSPECT, LEGAL, LEGAL",
        "SUSPECT, RESTORE, RESTORED",
        "RESTORED, CONFIRM, CONFIRMED",
        "RESTORED, LOCK, LOCKED",
        "RESTORED, LEGAL, LEGAL",
        "RESTORED, RESTORE,",
        "LOCKED, CONFIRM, CONFIRMED",
        "LOCKED, LOCK, LOCKED",
        "LOCKED, LEGAL, LEGAL",
        "LOCKED, RESTORE,",
        "AUTO_HIDDEN, CONFIRM, CONFIRMED",
        "AUTO_HIDDEN, LOCK, LOCKED",
        "AUTO_HIDDEN, LEGAL, LEGAL",
        "AUTO_HIDDEN, RESTORE, RESTORED",
        "CONFIRMED, CONFIRM, CONFIRMED",
        "CONFIRMED, LOCK, LOCKED",
        "CONFIRMED, LEGAL, LEGAL",
        "CONFIRMED, RESTORE, RESTORED",
        "LEGAL, CONFIRM, CONFIRMED",
        "LEGAL, LOCK, LOCKED",
        "LEGAL, LEGAL, LEGAL",
        "LEGAL, RESTORE, RESTORED"
    })
    void moderatorsDecideByTheTable(CaseState from, Action action, CaseState to) {
        Case before = in(from);

        assertThat(policy.allows(action, from)).isEqualTo(to != null);
        if (to != null) {
            Case after = judged(before, action);
            assertThat(after.state()).isEqualTo(to);
            assertThat(after.version()).isEqualTo(before.version() + 1);
            LogEntry entry = after.outbox().log().getLast();
            assertThat(entry.from()).isEqualTo(from);
            assertThat(entry.actor().account()).isEqualTo("amina");
            assertThat(after.outbox().last().actor().account()).isNull();
        }
    }

    @Test
    void anAppealGrantedIsARestoreThatSaysSo() {
        Case hidden = after(Case.of(Acts.IMAGE), Acts.report(1, 0), Acts.report(2, 1), Acts.report(3, 2));
        Judgement granted = new Judgement(
                Acts.IMAGE, Action.RESTORE, hidden.version(), "granted", ActorKind.APPEAL, "amina", Acts.at(60));

        LogEntry entry = policy.judge(hidden, granted).after().outbox().log().getLast();

        assertThat(entry.to()).isEqualTo(CaseState.RESTORED);
        assertThat(entry.rule()).isEqualTo("APPEAL");
        assertThat(entry.actor()).isEqualTo(new Actor(ActorKind.APPEAL, "amina"));
        assertThat(entry.round()).isEqualTo(2);
    }

    @Test
    void theReasonOfMostVotesStandsInTheLogAndOfEquallyManyTheGraverOne() {
        assertThat(Tally.of(3, votes(ReportReason.SPAM, ReportReason.VIOLENCE, ReportReason.SPAM))
                        .reason())
                .isEqualTo(ReportReason.SPAM);
        assertThat(Tally.of(3, votes(ReportReason.OTHER, ReportReason.SPAM, ReportReason.TERROR))
                        .reason())
                .isEqualTo(ReportReason.TERROR);
        assertThat(Tally.of(2, votes(ReportReason.OTHER, ReportReason.SPAM)).reason())
                .isEqualTo(ReportReason.SPAM);
        assertThat(Tally.of(0, votes())).isEqualTo(Tally.NONE);
    }

    private Case after(Case before, ReaderAct... acts) {
        return policy.decide(before, List.of(acts), Circumstances.NONE).after();
    }

    private Case judged(Case before, Action action) {
        return policy.judge(before, judgement(before, action)).after();
    }

    private static List<Vote> votes(ReportReason... reasons) {
        List<Vote> votes = new ArrayList<>();
        for (ReportReason reason : reasons) {
            int reader = votes.size();
            votes.add(Vote.of(new Report(
                    Acts.IMAGE,
                    List.of(Acts.reader(reader)),
                    List.of(Acts.network(reader)),
                    1,
                    reason,
                    500,
                    Acts.at(reader))));
        }
        return votes;
    }

    private static Judgement judgement(Case before, Action action) {
        return new Judgement(Acts.IMAGE, action, before.version(), "seen", ActorKind.MODERATOR, "amina", Acts.at(60));
    }

    private static Report report(List<String> keys, long minute) {
        return new Report(Acts.IMAGE, keys, List.of(Acts.network(1)), 1, ReportReason.SPAM, 500, Acts.at(minute));
    }

    private static ReaderAct[] range(int first, int last, int round) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(reader -> Acts.report(reader, reader, round))
                .toArray(ReaderAct[]::new);
    }

    /** A case in a state, in its first round, with three votes. */
    private static Case in(CaseState state) {
        List<Vote> votes = IntStream.rangeClosed(1, 3)
                .mapToObj(reader -> Vote.of(Acts.report(reader, reader)))
                .toList();
        return new Case(
                Acts.IMAGE,
                1,
                new Standing(state, state == CaseState.VISIBLE ? 0 : 1, 1, 0),
                new Ballot(votes, List.of(), 0, 0),
                Outbox.EMPTY,
                Acts.at(3));
    }
}
