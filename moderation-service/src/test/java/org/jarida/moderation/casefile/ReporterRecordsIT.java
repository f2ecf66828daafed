package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.stream.IntStream;
import org.jarida.events.CaseState;
import org.jarida.events.ReportReason;
import org.jarida.test.MutableClock;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What moderators decide of a reader's votes lowers what the reader's later votes weigh. */
class ReporterRecordsIT {

    private static final int READER = 1;

    private final MongoCaseStore cases;
    private final MongoVoterStore voters;
    private final Muting muting;
    private final MutableClock clock = new MutableClock(Acts.START);

    ReporterRecordsIT() {
        var database = TestStore.freshDatabase();
        this.cases = new MongoCaseStore(database, Acts.SETTINGS.severe());
        this.voters = new MongoVoterStore(database);
        this.muting = new Muting(cases, voters, new MongoMuteStore(database), clock);
    }

    @BeforeEach
    void indexes() {
        voters.ensureIndexes();
    }

    @Test
    void twoRestoredVotesOfTwoHalveTheNext() {
        decideVotes(Action.RESTORE, 1, 2);

        assertThat(weightOfNextVote(Mode.HARDENED)).isEqualTo(375);
    }

    @Test
    void aReaderWhoIsAlwaysRestoredIsNoLongerHeard() {
        decideVotes(Action.RESTORE, 1, 8);

        Moderation moderation = replica(Mode.HARDENED);
        moderation.handle(List.of(report(900)));

        Case after = cases.find(Acts.image(900)).orElseThrow();
        assertThat(after.ballot().votes()).isEmpty();
        assertThat(after.ballot().reports()).isEqualTo(1);
    }

    @Test
    void confirmedVotesMakeUpForRestoredOnesButNeverRaise() {
        decideVotes(Action.CONFIRM, 1, 20);
        assertThat(weightOfNextVote(Mode.HARDENED)).isEqualTo(750);

        decideVotes(Action.RESTORE, 101, 104);
        assertThat(weightOfNextVote(Mode.HARDENED)).isEqualTo(750);
    }

    @Test
    void whatWasConfirmedAndThenRestoredWasWrong() {
        decideVotes(Action.CONFIRM, 1, 4);
        for (int image = 1; image <= 4; image++) {
            decide(Mode.HARDENED, Action.RESTORE, image);
        }

        assertThat(weightOfNextVote(Mode.HARDENED)).isEqualTo(187);
    }

    @Test
    void aStoredWeightStaysWhateverIsDecidedLater() {
        Moderation moderation = replica(Mode.HARDENED);
        moderation.handle(List.of(report(900)));
        decideVotes(Action.RESTORE, 1, 8);

        moderation.handle(List.of(report(900)));

        assertThat(cases.find(Acts.image(900)).orElseThrow().ballot().votes())
                .singleElement()
                .matches(vote -> vote.weight() == 750);
    }

    @Test
    void contractModeKeepsNoRecordAndReadsNone() {
        replica(Mode.CONTRACT).handle(List.of(report(1)));
        decide(Mode.CONTRACT, Action.CONFIRM, 1);
        decide(Mode.CONTRACT, Action.RESTORE, 1);
        assertThat(voters.decidedSince(Acts.START, List.of(Acts.reader(READER))))
                .isEmpty();

        decideVotes(Action.RESTORE, 11, 18);
        assertThat(weightOfNextVote(Mode.CONTRACT)).isEqualTo(750);
    }

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            names = {"LOCK", "LEGAL"})
    void lockingAndOrdersSayNothingOfTheVoters(Action action) {
        decideVotes(action, 1, 8);

        assertThat(weightOfNextVote(Mode.HARDENED)).isEqualTo(750);
    }

    @Test
    void aRecordIsForgottenAfterNinetyDays() {
        decideVotes(Action.RESTORE, 1, 8);
        clock.advance(VoterStore.KEPT.plusMinutes(1));

        assertThat(weightOfNextVote(Mode.HARDENED)).isEqualTo(750);
    }

    private void decideVotes(Action action, int firstImage, int lastImage) {
        Moderation moderation = replica(Mode.HARDENED);
        IntStream.rangeClosed(firstImage, lastImage).forEach(image -> {
            moderation.handle(List.of(report(image)));
            if (action == Action.RESTORE) {
                hide(image);
            }
            decide(Mode.HARDENED, action, image);
        });
    }

    /** Without deciding the votes: as reports would. */
    private void hide(int image) {
        Case before = cases.find(Acts.image(image)).orElseThrow();
        Case hidden = new Case(
                before.imageId(),
                before.rev(),
                before.standing().moved(CaseState.AUTO_HIDDEN),
                before.ballot(),
                before.outbox(),
                before.touchedAt());
        assertThat(cases.write(List.of(new CaseStore.Change(before.rev(), hidden.stamped(Acts.START)))))
                .isEmpty();
    }

    private void decide(Mode mode, Action action, int image) {
        long version = cases.find(Acts.image(image)).orElseThrow().version();
        assertThat(replica(mode).decide(Acts.image(image), action, version, "seen", "amina"))
                .isInstanceOf(Ruling.Decided.class);
    }

    private int weightOfNextVote(Mode mode) {
        int image = 1000 + cases.decidedAfter("", 1000).size();
        replica(mode).handle(List.of(report(image)));
        return cases.find(Acts.image(image))
                .orElseThrow()
                .ballot()
                .votes()
                .getFirst()
                .weight();
    }

    private Moderation replica(Mode mode) {
        Policy policy = new Policy(mode, Acts.SETTINGS);
        Credits credits = new Credits(policy, voters);
        VerdictSink relay = pending -> pending.forEach(each -> {
            // twice, as after a kill
            credits.add(each.imageId(), each.outbox().log());
            credits.add(each.imageId(), each.outbox().log());
        });
        return new Moderation(
                new Moderation.Parts(policy, cases, voters, muting, relay, MongoRaceIT.READY, Acts.CLOSED),
                clock,
                new SimpleMeterRegistry());
    }

    private static Report report(int image) {
        return new Report(
                Acts.image(image),
                List.of(Acts.reader(READER)),
                List.of(Acts.network(READER)),
                1,
                ReportReason.VIOLENCE,
                750,
                Acts.START);
    }
}
