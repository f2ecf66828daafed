package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jarida.events.CaseState;
import org.jarida.events.ReportReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What HARDENED mode makes of crowds, honest and not: simulated with fixed seeds, at the defaults. */
class BrigadeSimulationTests {

    private static final int RUNS = 100;
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final List<ReportReason> COMMON = List.of(
            ReportReason.SPAM,
            ReportReason.SEXUAL,
            ReportReason.VIOLENCE,
            ReportReason.HARASSMENT,
            ReportReason.ILLEGAL,
            ReportReason.OTHER);
    private static final List<ReportReason> ANY = List.of(ReportReason.values());

    private final Policy policy = new Policy(Mode.HARDENED, Acts.SETTINGS);

    @ParameterizedTest
    @CsvSource({"500", "750", "1000"})
    void tenThousandCookiesBehindOneNetworkHideNothing(int weight) {
        RandomGenerator random = new SplittableRandom(weight);
        List<ReaderAct> acts = IntStream.range(0, 10_000)
                .mapToObj(reader -> vote(reader, 7, weight, random.nextLong(7 * DAY), pick(ANY, random)))
                .toList();

        Case after = decide(acts);

        assertThat(after.state()).isEqualTo(CaseState.VISIBLE);
        assertThat(after.ballot().votes()).hasSize(Ballot.LIMIT);
    }

    @Test
    void fourHonestReturningReadersOnTwoNetworksHideAndThreeDoNot() {
        for (long seed = 0; seed < RUNS; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            List<ReaderAct> four = IntStream.range(0, 4)
                    .mapToObj(reader -> vote(reader, reader % 2, 750, random.nextLong(DAY), pick(COMMON, random)))
                    .toList();

            assertThat(decide(four).state()).as("seed %d", seed).isEqualTo(CaseState.AUTO_HIDDEN);
            assertThat(decide(four.subList(0, 3)).state()).as("seed %d", seed).isEqualTo(CaseState.VISIBLE);
        }
    }

    @Test
    void aBrigadeOfTwoHundredFreshReadersWithinAMinuteEndsSuspect() {
        assertThat(share(CaseState.SUSPECT, BrigadeSimulationTests::brigade)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void aBrigadeAmongHonestReadersOfTheDayEndsSuspect() {
        assertThat(share(CaseState.SUSPECT, random -> {
                    List<ReaderAct> acts = new ArrayList<>(brigade(random));
                    // before it, at most one who came alone
                    if (random.nextBoolean()) {
                        acts.addFirst(vote(1000, 1000, 750, 0, pick(COMMON, random)));
                    }
                    return acts;
                }))
                .isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void sixHonestFreshReadersOverADayHide() {
        assertThat(share(CaseState.AUTO_HIDDEN, random -> honest(6, 500, random)))
                .isGreaterThanOrEqualTo(0.99);
    }

    @Test
    void fourHonestReturningReadersOverADayHide() {
        assertThat(share(CaseState.AUTO_HIDDEN, random -> honest(4, 750, random)))
                .isGreaterThanOrEqualTo(0.99);
    }

    private double share(CaseState state, Function<RandomGenerator, List<ReaderAct>> crowd) {
        int reached = 0;
        for (long seed = 0; seed < RUNS; seed++) {
            List<ReaderAct> acts = crowd.apply(new SplittableRandom(seed)).stream()
                    .sorted(Comparator.comparing(ReaderAct::recordedAt))
                    .toList();
            reached += decide(acts).state() == state ? 1 : 0;
        }
        return reached / (double) RUNS;
    }

    private Case decide(List<ReaderAct> acts) {
        return policy.decide(Case.of(Acts.IMAGE), acts, Circumstances.NONE).after();
    }

    /** From 40 to 200 networks, at any moments of one minute of the second half of the day. */
    private static List<ReaderAct> brigade(RandomGenerator random) {
        int networks = random.nextInt(40, 201);
        long start = DAY / 2 + random.nextLong(DAY / 2);
        return IntStream.range(0, 200)
                .<ReaderAct>mapToObj(reader -> vote(
                        reader, random.nextInt(networks), 500, start + random.nextLong(60_000), pick(COMMON, random)))
                .toList();
    }

    /** Each at home on a network of their own, at any moment of a day. */
    private static List<ReaderAct> honest(int readers, int weight, RandomGenerator random) {
        return IntStream.range(0, readers)
                .<ReaderAct>mapToObj(reader -> vote(reader, reader, weight, random.nextLong(DAY), pick(COMMON, random)))
                .toList();
    }

    private static ReportReason pick(List<ReportReason> reasons, RandomGenerator random) {
        return reasons.get(random.nextInt(reasons.size()));
    }

    private static ReaderAct vote(int reader, int network, int weight, long millis, ReportReason reason) {
        return Acts.report(reason, weight, reader, network, Acts.START.plusMillis(millis));
    }
}
