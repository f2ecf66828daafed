package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jarida.events.CaseState;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Test;

/** Several replicas at work on the same cases at once. */
class MongoRaceIT {

    static final VersionFloor READY = new Floor(true);

    private final MongoCaseStore cases;
    private final MongoVoterStore voters;
    private final MongoHistoryStore history;
    private final Muting muting;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    MongoRaceIT() {
        var database = TestStore.freshDatabase();
        this.cases = new MongoCaseStore(database, Acts.SETTINGS.severe());
        this.voters = new MongoVoterStore(database);
        this.history = new MongoHistoryStore(database, Clock.systemUTC());
        this.muting = new Muting(cases, voters, new MongoMuteStore(database), Clock.systemUTC());
    }

    @Test
    void twoReplicasOnOneCaseCountEveryReaderOnceAndHideOnce() throws Exception {
        int images = 30;
        for (int round = 0; round < images; round++) {
            String image = Acts.image(round);
            List<Callable<Void>> work = new ArrayList<>();
            for (int replica = 0; replica < 4; replica++) {
                List<ReaderAct> acts = new ArrayList<>();
                IntStream.rangeClosed(1, 3).forEach(reader -> acts.add(report(image, reader)));
                IntStream.rangeClosed(1, 3).forEach(reader -> acts.add(report(image, reader)));
                Collections.shuffle(acts, new Random(round * 10L + replica));
                Moderation moderation = replica();
                work.add(() -> {
                    acts.forEach(act -> moderation.handle(List.of(act)));
                    return null;
                });
            }

            together(work);

            Case after = cases.find(image).orElseThrow();
            assertThat(after.state()).isEqualTo(CaseState.AUTO_HIDDEN);
            assertThat(after.version()).isEqualTo(1);
            assertThat(after.ballot().votes()).hasSize(3);
            assertThat(after.outbox().log()).hasSize(1);
        }
        assertThat(meters.counter("moderation.conflicts").count()).isPositive();
        assertThat(meters.counter("moderation.votes").count()).isEqualTo(3 * images);
    }

    @Test
    void ofManyOppositeDecisionsExactlyOneWinsEachVersion() throws Exception {
        cases.write(List.of(new CaseStore.Change(0, CaseStoreContract.decided(Acts.IMAGE, 1))));
        List<Callable<Integer>> work = new ArrayList<>();
        for (int moderator = 0; moderator < 8; moderator++) {
            Action action = moderator % 2 == 0 ? Action.CONFIRM : Action.LOCK;
            Moderation moderation = replica();
            work.add(() -> {
                int won = 0;
                for (long version = 1; version <= 10; version++) {
                    Ruling ruling = moderation.decide(Acts.IMAGE, action, version, "seen", "amina");
                    won += ruling instanceof Ruling.Decided ? 1 : 0;
                }
                return won;
            });
        }

        int won = together(work).stream().mapToInt(each -> each).sum();

        Case after = cases.find(Acts.IMAGE).orElseThrow();
        assertThat(after.version()).isEqualTo(1L + won);
        assertThat(after.outbox().log())
                .extracting(LogEntry::version)
                .isEqualTo(LongStream.rangeClosed(1, after.version()).boxed().toList());
    }

    @Test
    void ofAThousandOppositeDecisionsExactlyOneWinsEachVersionAndTheLogHasNoGap() throws Exception {
        cases.write(List.of(new CaseStore.Change(0, Case.of(Acts.IMAGE).stamped(Acts.START))));

        // all saw the same version: one wins
        List<Ruling> first = together(decisions(0));
        assertThat(first.stream().filter(Ruling.Decided.class::isInstance)).hasSize(1);
        assertThat(first.stream().filter(Ruling.Stale.class::isInstance)).hasSize(999);

        // each saw what stood there at its turn: as many win as there are new versions
        List<Long> won = together(decisions(-1)).stream()
                .filter(Ruling.Decided.class::isInstance)
                .map(ruling -> ((Ruling.Decided) ruling).after().version())
                .sorted()
                .toList();

        Case after = cases.find(Acts.IMAGE).orElseThrow();
        assertThat(won)
                .isEqualTo(LongStream.rangeClosed(2, after.version()).boxed().toList());
        assertThat(won).hasSizeGreaterThan(10);
        assertThat(after.isPending()).isFalse();
        List<LogEntry> log = history.of(Acts.IMAGE, 2000);
        assertThat(log)
                .extracting(LogEntry::version)
                .isEqualTo(LongStream.rangeClosed(1, after.version()).boxed().toList());
        for (int entry = 1; entry < log.size(); entry++) {
            assertThat(log.get(entry).from()).isEqualTo(log.get(entry - 1).to());
        }
        assertThat(log.getLast().to()).isEqualTo(after.state());
    }

    /** A thousand moderators, half of whom hide and half show; a negative version: the one that stands there. */
    private List<Callable<Ruling>> decisions(long version) {
        List<Callable<Ruling>> work = new ArrayList<>();
        List<Moderation> replicas = List.of(publishing(), publishing(), publishing());
        for (int moderator = 0; moderator < 1000; moderator++) {
            Action action = moderator % 2 == 0 ? Action.CONFIRM : Action.LOCK;
            Moderation replica = replicas.get(moderator % 3);
            String account = "moderator-" + moderator;
            work.add(() -> {
                long seen = version < 0 ? cases.find(Acts.IMAGE).orElseThrow().version() : version;
                return replica.decide(Acts.IMAGE, action, seen, "seen", account);
            });
        }
        return work;
    }

    private Moderation publishing() {
        VerdictSink topic = pending -> pending.forEach(each -> {
            List<LogEntry> log = each.outbox().log();
            history.add(each.imageId(), log);
            cases.markPublished(each.imageId(), log.getLast().version());
        });
        Policy policy = new Policy(Mode.CONTRACT, Acts.SETTINGS);
        var parts = new Moderation.Parts(policy, cases, voters, muting, topic, READY, Acts.CLOSED);
        return new Moderation(parts, Clock.systemUTC(), meters);
    }

    @Test
    void nothingIsDecidedBeforeTheTopicsVersionsAreKnown() {
        Moderation moderation = replica(new Floor(false));

        assertThat(moderation.decide(Acts.IMAGE, Action.CONFIRM, 0, "seen", "amina"))
                .isInstanceOf(Ruling.NotReady.class);

        assertThat(cases.find(Acts.IMAGE)).isEmpty();
    }

    private Moderation replica() {
        return replica(READY);
    }

    private Moderation replica(VersionFloor floor) {
        Policy policy = new Policy(Mode.CONTRACT, Acts.SETTINGS);
        var parts = new Moderation.Parts(policy, cases, voters, muting, _ -> {}, floor, Acts.CLOSED);
        return new Moderation(parts, Clock.systemUTC(), meters);
    }

    private record Floor(boolean isEnsured) implements VersionFloor {

        @Override
        public int raise() {
            return 0;
        }

        @Override
        public void ensure() {
            // there is no topic here
        }
    }

    private static <T> List<T> together(List<Callable<T>> work) throws InterruptedException, ExecutionException {
        List<T> results = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<T> each : threads.invokeAll(work)) {
                results.add(each.get());
            }
        }
        return results;
    }

    private static Report report(String image, int reader) {
        Report of = Acts.report(reader, reader);
        return new Report(image, of.reporterKeys(), of.networkKeys(), 1, of.reason(), of.weight(), of.recordedAt());
    }
}
