package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.junit.jupiter.api.Test;

/** What must hold for every set of reports, in any order, with any duplicates, in any batches. */
class ContractRoundTests {

    private static final long WEEK = Duration.ofDays(7).toMinutes();
    private static final List<Long> EDGES =
            List.of(0L, 1L, WEEK - 1, WEEK, WEEK + 1, 2 * WEEK - 1, 2 * WEEK, 2 * WEEK + 1);

    private final Policy policy = new Policy(Mode.CONTRACT, Acts.SETTINGS);

    @Test
    void whetherARoundHidesIsAFunctionOfTheSetOfItsReports() {
        AtomicInteger hidden = new AtomicInteger();
        forEachCase(2000, (reports, random) -> {
            boolean expected =
                    reachesRule(reports.stream().map(Report::recordedAt).toList());
            hidden.addAndGet(expected ? 1 : 0);

            for (int shuffle = 0; shuffle < 4; shuffle++) {
                assertThat(play(disordered(reports, random), random).state())
                        .isEqualTo(expected ? CaseState.AUTO_HIDDEN : CaseState.VISIBLE);
            }
        });
        assertThat(hidden).as("cases that hide, of 2000").hasValueBetween(500, 1500);
    }

    @Test
    void aReaderCountsOnceAndTheSmallestTimeStands() {
        forEachCase(1000, (reports, random) -> {
            Case after = play(disordered(reports, random), random);

            assertThat(after.ballot().votes().stream().flatMap(vote -> vote.reporterKeys().stream()))
                    .doesNotHaveDuplicates();
            Map<String, Report> byReader = new HashMap<>();
            reports.forEach(report -> byReader.put(report.reporterKeys().getFirst(), report));
            assertThat(after.ballot().votes())
                    .allSatisfy(vote -> assertThat(vote.at())
                            .isEqualTo(
                                    byReader.get(vote.reporterKeys().getFirst()).recordedAt()));
        });
    }

    @Test
    void aHideHasItsCountAmongTheStoredVotes() {
        forEachCase(1000, (reports, random) -> {
            Case after = play(disordered(reports, random), random);

            if (after.state() == CaseState.AUTO_HIDDEN) {
                assertThat(reachesRule(
                                after.ballot().votes().stream().map(Vote::at).toList()))
                        .isTrue();
                assertThat(after.outbox().last().tally().distinct()).isEqualTo(3);
            }
        });
    }

    @Test
    void aRoundIsHiddenByReportsAtMostOnceAndVersionsOnlyRise() {
        forEachCase(1000, (reports, random) -> {
            Case current = Case.of(Acts.IMAGE);
            Map<Integer, Integer> hidesByRound = new HashMap<>();
            for (int round = 0; round < 6; round++) {
                for (ReaderAct act : disordered(reports, random)) {
                    Case next = policy.decide(current, List.of(inRound(act, current.round())), Circumstances.NONE)
                            .after();
                    assertThat(next.version()).isBetween(current.version(), current.version() + 1);
                    if (next.version() > current.version()) {
                        assertThat(next.state()).isEqualTo(CaseState.AUTO_HIDDEN);
                        hidesByRound.merge(next.round(), 1, Integer::sum);
                    } else {
                        assertThat(next.state()).isEqualTo(current.state());
                    }
                    current = next;
                }
                current = judged(current, random);
            }
            assertThat(hidesByRound.values()).allMatch(hides -> hides == 1);
            assertThat(current.outbox().log())
                    .extracting(LogEntry::version)
                    .isSorted()
                    .doesNotHaveDuplicates();
            assertThat(current.outbox().log()).hasSize((int) current.version());
        });
    }

    private Case judged(Case current, RandomGenerator random) {
        Action action = Action.values()[random.nextInt(Action.values().length)];
        if (!policy.allows(action, current.state())) {
            return current;
        }
        Case next = policy.judge(current, judgement(action, current)).after();
        assertThat(next.version()).isEqualTo(current.version() + 1);
        return next;
    }

    @Test
    void whoVotedInAClosedRoundNeverCountsAgain() {
        forEachCase(1000, (reports, random) -> {
            Case hidden = policy.judge(
                            play(disordered(reports, random), random), judgement(Action.CONFIRM, Case.of(Acts.IMAGE)))
                    .after();
            Policy.Outcome restored = policy.judge(hidden, judgement(Action.RESTORE, hidden));
            Circumstances earlier = Circumstances.of(new Voters(restored.voters()));

            List<ReaderAct> again = disordered(reports, random).stream()
                    .<ReaderAct>map(act -> inRound(act, 2))
                    .toList();
            Case after = policy.decide(restored.after(), again, earlier).after();

            var voted = hidden.ballot().votes().stream()
                    .flatMap(vote -> vote.reporterKeys().stream())
                    .toList();
            assertThat(after.ballot().votes())
                    .noneMatch(vote -> vote.reporterKeys().stream().anyMatch(voted::contains));
        });
    }

    /** Each case is made of its seed alone, which a failure names: the same seed fails again. */
    private static void forEachCase(int cases, BiConsumer<List<Report>, RandomGenerator> property) {
        for (long seed = 0; seed < cases; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            List<Report> reports = reports(random);
            try {
                property.accept(reports, random);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed + " with " + reports, failure);
            }
        }
    }

    /** Up to 14, one of each reader at most: times cluster around the edge of the window. */
    private static List<Report> reports(RandomGenerator random) {
        Map<String, Report> first = new HashMap<>();
        for (int left = random.nextInt(15); left > 0; left--) {
            long minute =
                    random.nextBoolean() ? random.nextLong(3 * WEEK + 1) : EDGES.get(random.nextInt(EDGES.size()));
            Report report = Acts.report(random.nextInt(1, 9), minute);
            // one reader may report several times, as the log would order it
            first.merge(
                    report.reporterKeys().getFirst(),
                    report,
                    (a, b) -> b.recordedAt().isBefore(a.recordedAt()) ? b : a);
        }
        return List.copyOf(first.values());
    }

    private Case play(List<ReaderAct> acts, RandomGenerator random) {
        Case current = Case.of(Acts.IMAGE);
        for (int from = 0; from < acts.size(); ) {
            int to = Math.min(acts.size(), from + 1 + random.nextInt(5));
            current = policy.decide(current, acts.subList(from, to), Circumstances.NONE)
                    .after();
            from = to;
        }
        return current;
    }

    /** The reports in any order, half of them again and again: redelivered, or sent anew later. */
    private static List<ReaderAct> disordered(List<Report> reports, RandomGenerator random) {
        List<ReaderAct> acts = new ArrayList<>(reports);
        for (Report report : reports) {
            if (random.nextBoolean()) {
                acts.add(report);
            }
        }
        Collections.shuffle(acts, random);
        for (Report report : reports) {
            if (random.nextBoolean()) {
                int behind = acts.indexOf(report) + 1;
                acts.add(behind + random.nextInt(acts.size() - behind + 1), later(report));
            }
        }
        return acts;
    }

    private static Report later(Report report) {
        return new Report(
                report.imageId(),
                report.reporterKeys(),
                report.networkKeys(),
                report.roundSeen(),
                report.reason(),
                report.weight(),
                report.recordedAt().plusSeconds(40));
    }

    private static Report inRound(ReaderAct act, int round) {
        Report report = (Report) act;
        return new Report(
                report.imageId(),
                report.reporterKeys(),
                report.networkKeys(),
                round,
                report.reason(),
                report.weight(),
                report.recordedAt());
    }

    private static Judgement judgement(Action action, Case seen) {
        return new Judgement(Acts.IMAGE, action, seen.version(), "seen", ActorKind.MODERATOR, "amina", Acts.at(9));
    }

    /** The rule as its sentence says it, written apart from the code under test: three within seven days. */
    private static boolean reachesRule(List<Instant> times) {
        var sorted = times.stream().sorted().toList();
        for (int i = 0; i + 3 <= sorted.size(); i++) {
            Duration span = Duration.between(sorted.get(i), sorted.get(i + 2));
            if (span.compareTo(Duration.ofDays(7)) <= 0) {
                return true;
            }
        }
        return false;
    }
}
