package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jarida.events.CaseState;

/** What must hold for every set of reports, in any order, with any duplicates, in any batches. */
class ContractRoundTests {

    private static final long WEEK = Duration.ofDays(7).toMinutes();

    private final Policy policy = new Policy(Mode.CONTRACT, Acts.SETTINGS);

    @Provide
    Arbitrary<List<Report>> reports() {
        // times cluster around the edge of the window; one reader may report several times, as the log would order it
        Arbitrary<Long> minutes = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 3 * WEEK),
                Arbitraries.of(0L, 1L, WEEK - 1, WEEK, WEEK + 1, 2 * WEEK - 1, 2 * WEEK, 2 * WEEK + 1));
        return Combinators.combine(Arbitraries.integers().between(1, 8), minutes)
                .as(Acts::report)
                .list()
                .ofMinSize(0)
                .ofMaxSize(14)
                .map(ContractRoundTests::firstOfEachReader);
    }

    @Property(tries = 2000)
    void whetherARoundHidesIsAFunctionOfTheSetOfItsReports(@ForAll("reports") List<Report> reports, @ForAll long seed) {
        boolean expected = reachesRule(reports, 3);

        for (int shuffle = 0; shuffle < 4; shuffle++) {
            Case after = play(Case.of(Acts.IMAGE), disordered(reports, new Random(seed + shuffle)), seed + shuffle);

            assertThat(after.state()).isEqualTo(expected ? CaseState.AUTO_HIDDEN : CaseState.VISIBLE);
        }
    }

    @Property(tries = 1000)
    void aReaderCountsOnceAndTheSmallestTimeStands(@ForAll("reports") List<Report> reports, @ForAll long seed) {
        List<ReaderAct> acts = disordered(reports, new Random(seed));

        Case after = play(Case.of(Acts.IMAGE), acts, seed);

        assertThat(after.ballot().votes().stream().flatMap(vote -> vote.reporterKeys().stream()))
                .doesNotHaveDuplicates();
        Map<String, Report> byReader = new HashMap<>();
        reports.forEach(report -> byReader.put(report.reporterKeys().getFirst(), report));
        assertThat(after.ballot().votes())
                .allSatisfy(vote -> assertThat(vote.at())
                        .isEqualTo(byReader.get(vote.reporterKeys().getFirst()).recordedAt()));
    }

    @Property(tries = 1000)
    void aHideHasItsCountAmongTheStoredVotes(@ForAll("reports") List<Report> reports, @ForAll long seed) {
        Case after = play(Case.of(Acts.IMAGE), disordered(reports, new Random(seed)), seed);

        if (after.state() == CaseState.AUTO_HIDDEN) {
            assertThat(reachesTimes(
                            after.ballot().votes().stream().map(Vote::at).toList(), 3))
                    .isTrue();
            assertThat(after.outbox().last().tally().distinct()).isEqualTo(3);
        }
    }

    @Property(tries = 1000)
    void aRoundIsHiddenByReportsAtMostOnceAndVersionsOnlyRise(
            @ForAll("reports") List<Report> reports, @ForAll long seed) {
        Random random = new Random(seed);
        Case current = Case.of(Acts.IMAGE);
        Map<Integer, Integer> hidesByRound = new HashMap<>();
        for (int round = 0; round < 6; round++) {
            for (ReaderAct act : disordered(reports, random)) {
                Case next = policy.decide(current, List.of(inRound(act, current.round())), Voters.NONE)
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
            Action action = Action.values()[random.nextInt(Action.values().length)];
            if (policy.allows(action, current.state())) {
                Case next = policy.judge(current, judgement(action, current)).after();
                assertThat(next.version()).isEqualTo(current.version() + 1);
                current = next;
            }
        }
        assertThat(hidesByRound.values()).allMatch(hides -> hides == 1);
        assertThat(current.outbox().log())
                .extracting(LogEntry::version)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(current.outbox().log()).hasSize((int) current.version());
    }

    @Property(tries = 1000)
    void whoVotedInAClosedRoundNeverCountsAgain(@ForAll("reports") List<Report> reports, @ForAll long seed) {
        Random random = new Random(seed);
        Case hidden = policy.judge(
                        play(Case.of(Acts.IMAGE), disordered(reports, random), seed),
                        judgement(Action.CONFIRM, Case.of(Acts.IMAGE)))
                .after();
        Policy.Outcome restored = policy.judge(hidden, judgement(Action.RESTORE, hidden));
        Voters earlier = new Voters(restored.voters());

        List<ReaderAct> again = disordered(reports, random).stream()
                .<ReaderAct>map(act -> inRound(act, 2))
                .toList();
        Case after = policy.decide(restored.after(), again, earlier).after();

        var voted = hidden.ballot().votes().stream()
                .flatMap(vote -> vote.reporterKeys().stream())
                .toList();
        assertThat(after.ballot().votes())
                .noneMatch(vote -> vote.reporterKeys().stream().anyMatch(voted::contains));
    }

    private Case play(Case start, List<ReaderAct> acts, long seed) {
        Random random = new Random(seed);
        Case current = start;
        for (int from = 0; from < acts.size(); ) {
            int to = Math.min(acts.size(), from + 1 + random.nextInt(5));
            current =
                    policy.decide(current, acts.subList(from, to), Voters.NONE).after();
            from = to;
        }
        return current;
    }

    /** The reports in any order, half of them again and again: redelivered, or sent anew later. */
    private static List<ReaderAct> disordered(List<Report> reports, Random random) {
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
        return new Judgement(Acts.IMAGE, action, seen.version(), "seen", "amina", Acts.at(9));
    }

    private static List<Report> firstOfEachReader(List<Report> reports) {
        Map<String, Report> first = new HashMap<>();
        for (Report report : reports) {
            first.merge(
                    report.reporterKeys().getFirst(),
                    report,
                    (a, b) -> b.recordedAt().isBefore(a.recordedAt()) ? b : a);
        }
        return List.copyOf(first.values());
    }

    /** The rule as its sentence says it, written apart from the code under test. */
    private static boolean reachesRule(List<Report> reports, int needed) {
        return reachesTimes(reports.stream().map(Report::recordedAt).toList(), needed);
    }

    private static boolean reachesTimes(List<java.time.Instant> times, int needed) {
        var sorted = times.stream().sorted().toList();
        for (int i = 0; i + needed <= sorted.size(); i++) {
            Duration span = Duration.between(sorted.get(i), sorted.get(i + needed - 1));
            if (span.compareTo(Duration.ofDays(7)) <= 0) {
                return true;
            }
        }
        return false;
    }
}
