package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jarida.events.CaseState;
import org.jarida.events.ReportReason;
import org.jarida.test.MutableClock;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One action takes a bad-faith reporter's votes back everywhere, and they do not come again. */
class MutingIT {

    private static final int BAD = 99;
    private static final int HIDDEN = 500;

    private final MongoDatabase database = TestStore.freshDatabase();
    private final MongoCaseStore cases = new MongoCaseStore(database, Acts.SETTINGS.severe());
    private final MongoVoterStore voters = new MongoVoterStore(database);
    private final MongoMuteStore mutes = new MongoMuteStore(database);
    private final Muting muting = new Muting(cases, voters, mutes, Clock.systemUTC());

    @BeforeEach
    void indexes() {
        cases.ensureIndexes();
        voters.ensureIndexes();
        mutes.ensureIndexes();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void theVotesLeaveEveryCaseThatIsNotHiddenAndOnlyThose(Mode mode) {
        Moderation moderation = replica(mode);
        IntStream.rangeClosed(1, 30).forEach(image -> moderation.handle(List.of(report(image, BAD), report(image, 1))));
        IntStream.of(BAD, 1, 2, 3, 4, 5, 6).forEach(reader -> moderation.handle(List.of(hourly(reader))));

        assertThat(mute(1)).hasValue(30);

        for (int image = 1; image <= 30; image++) {
            assertThat(of(image).ballot().votes())
                    .singleElement()
                    .matches(vote -> vote.reporterKeys().equals(List.of(Acts.reader(1))));
        }
        assertThat(of(HIDDEN).state()).isEqualTo(CaseState.AUTO_HIDDEN);
        assertThat(of(HIDDEN).ballot().hasVoteOf(List.of(Acts.reader(BAD)))).isTrue();
        assertThat(muting.mute(Acts.image(1), "0000000000000000")).isEqualTo(OptionalInt.empty());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void neitherARedeliveryNorALaterReportCountsAgain(Mode mode) {
        Moderation moderation = replica(mode);
        moderation.handle(List.of(report(1, BAD)));
        mute(1);

        moderation.handle(List.of(report(1, BAD), report(2, BAD), report(1, BAD)));
        moderation.handle(List.of(report(2, 1), report(2, 2)));

        assertThat(of(1).ballot().votes()).isEmpty();
        assertThat(of(1).ballot().isWithdrawn(List.of(Acts.reader(BAD)))).isTrue();
        assertThat(of(2).state()).isEqualTo(CaseState.VISIBLE);
        assertThat(of(2).ballot().votes()).hasSize(2);
        assertThat(of(2).ballot().reports())
                .as("reports are told, as of one who weighs too little")
                .isEqualTo(3);
    }

    /** Under a new key of theirs too, since the gateway sends the one before with it. */
    @Test
    void aMutedReaderIsKnownByEitherKey() {
        Moderation moderation = replica(Mode.CONTRACT);
        moderation.handle(List.of(report(1, BAD)));
        mute(1);

        moderation.handle(List.of(new Report(
                Acts.image(3),
                List.of(Acts.reader(BAD + 1), Acts.reader(BAD)),
                List.of(Acts.network(1)),
                1,
                ReportReason.SPAM,
                500,
                Acts.START)));

        assertThat(of(3).ballot().votes()).isEmpty();
    }

    /** A replica that looked before the mute, stored after the strip and died: the redelivery cleans up after it. */
    @Test
    void aVoteThatWasStoredAfterTheStripGoesWithItsRedelivery() {
        Moderation moderation = replica(Mode.CONTRACT);
        moderation.handle(List.of(report(1, BAD)));
        mute(1);
        Case voted = Case.of(Acts.image(7)).with(Ballot.EMPTY.with(Vote.of(report(7, BAD))), Acts.START);
        cases.write(List.of(new CaseStore.Change(0, voted.stamped(Acts.START))));

        moderation.handle(List.of(report(7, BAD)));

        assertThat(of(7).ballot().votes()).isEmpty();
        assertThat(of(7).ballot().isWithdrawn(List.of(Acts.reader(BAD)))).isTrue();
    }

    @Test
    void noVoteSurvivesWhenReplicasStoreReportsAllTheWhile() throws Exception {
        for (int round = 0; round < 5; round++) {
            int bad = 1000 + round;
            int first = 1 + 100 * round;
            replica(Mode.CONTRACT).handle(List.of(report(first, bad)));
            String handle = muting.reportersOf(of(first)).getFirst().handle();
            List<Callable<Object>> work = new ArrayList<>();
            for (int worker = 0; worker < 4; worker++) {
                List<ReaderAct> acts = new ArrayList<>();
                IntStream.range(first, first + 60).forEach(image -> acts.add(report(image, bad)));
                Collections.shuffle(acts, new Random(10L * round + worker));
                Moderation moderation = replica(Mode.CONTRACT);
                work.add(() -> {
                    for (int from = 0; from < acts.size(); from += 7) {
                        moderation.handle(acts.subList(from, Math.min(acts.size(), from + 7)));
                    }
                    return acts;
                });
            }
            work.add(round, () -> muting.mute(Acts.image(first), handle));

            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Object> each : threads.invokeAll(work)) {
                    each.get();
                }
            }

            assertThat(cases.visibleWithVoteOf(List.of(Acts.reader(bad)))).isEmpty();
            assertThat(cases.find(Acts.image(first + 59))).isPresent();
        }
    }

    @Test
    void aReporterIsShownWithARecordAndAHandleThatTellsNothing() {
        Moderation moderation = replica(Mode.HARDENED);
        moderation.handle(List.of(report(1, BAD), report(2, BAD), report(3, BAD)));
        moderation.decide(Acts.image(1), Action.CONFIRM, 0, "seen", "amina");
        moderation.decide(Acts.image(2), Action.CONFIRM, 0, "seen", "amina");
        moderation.decide(Acts.image(2), Action.RESTORE, 1, "seen", "amina");

        Reporter reporter = muting.reportersOf(of(3)).getFirst();

        assertThat(reporter.agreed()).isEqualTo(1);
        assertThat(reporter.disagreed()).isEqualTo(1);
        assertThat(reporter.muted()).isFalse();
        assertThat(reporter.handle())
                .isNotEqualTo(muting.reportersOf(of(1)).getFirst().handle())
                .matches(handle -> !Acts.reader(BAD).contains(handle));
        muting.mute(Acts.image(3), reporter.handle());
        assertThat(muting.reportersOf(of(1)).getFirst().muted()).isTrue();
    }

    @Test
    void mutesAreForgottenAfterNinetyDays() {
        List<Document> indexes = new ArrayList<>();
        for (Document index : database.getCollection("muted_reporters").listIndexes()) {
            indexes.add(index);
        }

        assertThat(indexes)
                .filteredOn(index -> index.get("key").equals(new Document("at", 1)))
                .singleElement()
                .matches(index -> ((Number) index.get("expireAfterSeconds")).longValue()
                        == Duration.ofDays(90).toSeconds());
    }

    @Test
    void everyMutedKeyIsFoundHoweverOftenItWasMutedAndEveryMuteIsSeen() {
        long before = mutes.changes();
        mutes.mute(List.of("a", "b"), new MuteStore.Origin(Acts.IMAGE, "h"), Acts.at(1));
        long once = mutes.changes();
        mutes.mute(List.of("b"), new MuteStore.Origin(Acts.image(2), "i"), Acts.at(2));

        assertThat(mutes.all()).containsExactlyInAnyOrder("a", "b");
        assertThat(mutes.mutedOn(Acts.IMAGE)).containsOnly(Map.entry("h", Set.of("a")));
        assertThat(mutes.mutedOn(Acts.image(2))).containsOnly(Map.entry("i", Set.of("b")));
        assertThat(once).isNotEqualTo(before);
        assertThat(mutes.changes()).isNotEqualTo(once).isNotEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void aMuteThatIsEndedLetsLaterReportsCountAndBringsNoneBack(Mode mode) {
        Moderation moderation = replica(mode);
        moderation.handle(List.of(report(1, BAD)));
        String handle = handleOfBad(1);
        mute(1);
        assertThat(muting.reportersOf(of(1))).singleElement().satisfies(reporter -> {
            assertThat(reporter.handle()).isEqualTo(handle);
            assertThat(reporter.muted()).isTrue();
            assertThat(reporter.reason()).as("of a report that is taken back").isNull();
        });
        moderation.handle(List.of(report(2, BAD)));
        assertThat(of(2).ballot().votes()).isEmpty();

        assertThat(muting.unmute(Acts.image(1), handle)).isTrue();

        moderation.handle(List.of(report(2, BAD), report(1, BAD)));
        assertThat(of(2).ballot().votes()).hasSize(1);
        assertThat(of(1).ballot().votes()).isEmpty();
        assertThat(muting.reportersOf(of(1))).isEmpty();
        assertThat(muting.unmute(Acts.image(1), handle)).isFalse();
        assertThat(muting.unmute(Acts.image(2), handle)).as("of another case").isFalse();
    }

    /** A reader who is muted on one case is shown as such on another, hidden one, and freed from there. */
    @Test
    void aMuteIsEndedFromAnyCaseThatHasTheReadersVote() {
        Moderation moderation = replica(Mode.CONTRACT);
        IntStream.of(BAD, 1, 2).forEach(reader -> moderation.handle(List.of(hourly(reader))));
        moderation.handle(List.of(report(1, BAD)));
        mute(1);
        assertThat(muting.reportersOf(of(HIDDEN)).getLast().muted()).isTrue();

        assertThat(muting.unmute(Acts.image(HIDDEN), handleOfBad(HIDDEN))).isTrue();

        assertThat(muting.reportersOf(of(HIDDEN))).noneMatch(Reporter::muted);
        assertThat(muting.reportersOf(of(1))).isEmpty();
    }

    @Test
    void whoIsMutedWithoutItsBeingToldIsNoticedAfterAMinute() {
        MutableClock clock = new MutableClock(Acts.START);
        Muting replica = new Muting(cases, voters, mutes, clock);
        assertThat(replica.muted().keys()).isEmpty();
        database.getCollection("muted_reporters")
                .insertOne(new Document("_id", Acts.reader(BAD)).append("at", Acts.START));

        clock.advance(Duration.ofSeconds(59));
        assertThat(replica.muted().keys()).isEmpty();
        clock.advance(Duration.ofSeconds(2));
        assertThat(replica.muted().keys()).containsExactly(Acts.reader(BAD));
    }

    private OptionalInt mute(int image) {
        Reporter bad = muting.reportersOf(of(image)).stream()
                .filter(reporter -> reporter.handle().equals(handleOfBad(image)))
                .findFirst()
                .orElseThrow();
        return muting.mute(Acts.image(image), bad.handle());
    }

    private String handleOfBad(int image) {
        Vote vote = of(image).ballot().votes().stream()
                .filter(each -> each.isOf(List.of(Acts.reader(BAD))))
                .findFirst()
                .orElseThrow();
        return Reporter.handle(Acts.image(image), vote);
    }

    private Case of(int image) {
        return cases.find(Acts.image(image)).orElseThrow();
    }

    private Moderation replica(Mode mode) {
        Policy policy = new Policy(mode, Acts.SETTINGS);
        Credits credits = new Credits(policy, voters);
        VerdictSink topic = pending -> pending.forEach(each -> {
            credits.add(each.imageId(), each.outbox().log());
            cases.markPublished(each.imageId(), each.version());
        });
        var parts = new Moderation.Parts(policy, cases, voters, muting, topic, MongoRaceIT.READY, Acts.CLOSED);
        return new Moderation(parts, Clock.systemUTC(), new SimpleMeterRegistry());
    }

    /** Of the image that is to be hidden, too far apart for a burst. */
    private static Report hourly(int reader) {
        return new Report(
                Acts.image(HIDDEN),
                List.of(Acts.reader(reader)),
                List.of(Acts.network(reader)),
                1,
                ReportReason.VIOLENCE,
                500,
                Acts.at(60L * reader));
    }

    private static Report report(int image, int reader) {
        return Acts.reportOf(Acts.image(image), reader);
    }
}
