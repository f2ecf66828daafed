package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.events.ReportReason;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The invariants of the decision model over random worlds ({@link World}): three replicas with wrong clocks, deaths
 * between any two steps, overtaking, redelivery, moderators. A failure names the seed that makes it again.
 */
class InvariantPropertyTests {

    private static final int WORLDS = 400;
    private static final int IMAGES = 3;
    private static final int READERS = 12;

    private interface Property {
        void hold(World world, Writes writes);
    }

    /** Every write of a case, in order. */
    private static final class Writes {

        private final List<Case> before = new ArrayList<>();
        private final List<Case> after = new ArrayList<>();

        void add(Case read, Case written) {
            before.add(read);
            after.add(written);
        }

        void forEach(BiConsumer<Case, Case> check) {
            for (int write = 0; write < after.size(); write++) {
                check.accept(before.get(write), after.get(write));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void i1AReporterCountsAtMostOncePerImageAndNeverInALaterRound(Mode mode) {
        AtomicInteger laterRounds = new AtomicInteger();
        inWorlds(mode, true, (world, writes) -> {
            Set<String> earlier = new HashSet<>();
            writes.forEach((before, after) -> {
                if (after.round() > before.round()) {
                    before.ballot().votes().forEach(vote -> earlier.add(reader(before, vote)));
                }
                List<String> readers = after.ballot().votes().stream()
                        .map(vote -> reader(after, vote))
                        .toList();
                assertThat(readers).doesNotHaveDuplicates();
                assertThat(readers.stream().filter(earlier::contains)).isEmpty();
                laterRounds.addAndGet(after.round() > 1 ? readers.size() : 0);
            });
        });
        assertThat(laterRounds).as("votes in later rounds").hasPositiveValue();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void i2AHideByReportsHasItsCountsAmongTheStoredVotes(Mode mode) {
        AtomicInteger hides = new AtomicInteger();
        inWorlds(
                mode,
                true,
                (world, writes) -> writes.forEach((before, after) -> {
                    if (after.state() != before.state() && after.state() == CaseState.AUTO_HIDDEN) {
                        hides.incrementAndGet();
                        assertThat(RuleOracle.isReached(
                                        mode,
                                        after.ballot().votes(),
                                        after.standing().restores()))
                                .isTrue();
                    }
                }));
        assertThat(hides).hasPositiveValue();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void i3ARoundIsHiddenByRuleAtMostOnce(Mode mode) {
        inWorlds(
                mode,
                true,
                (world, writes) -> world.history.values().forEach(history -> {
                    List<Integer> rounds = history.values().stream()
                            .filter(entry -> entry.to() == CaseState.AUTO_HIDDEN)
                            .map(LogEntry::round)
                            .toList();
                    assertThat(rounds).doesNotHaveDuplicates();
                }));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void i4WhetherARoundReachesTheRuleIsAFunctionOfTheSetOfItsReports(Mode mode) {
        AtomicInteger reached = new AtomicInteger();
        forSeeds(seed -> {
            RandomGenerator random = new SplittableRandom(seed);
            List<ReaderAct> acts = acts(random, false);
            World world = new World(mode, acts, false, random, (_, _) -> {});
            world.run();
            for (int image = 0; image < IMAGES; image++) {
                boolean expected = RuleOracle.isReached(mode, RuleOracle.votes(Acts.image(image), acts), 0);
                reached.addAndGet(expected ? 1 : 0);
                CaseState state = world.stored(Acts.image(image)).state();
                assertThat(state != CaseState.VISIBLE).isEqualTo(expected);
            }
        });
        assertThat(reached).as("of %d", WORLDS * IMAGES).hasValueBetween(WORLDS, WORLDS * IMAGES - WORLDS / 4);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void i4TheOrderOfReportsDecidesNothing(Mode mode) {
        Policy policy = new Policy(mode, Acts.SETTINGS);
        forSeeds(seed -> {
            RandomGenerator random = new SplittableRandom(seed);
            String image = Acts.image(0);
            List<ReaderAct> reports = new ArrayList<>(acts(random, false));
            Set<List<String>> readers = new HashSet<>();
            reports.removeIf(act -> !act.imageId().equals(image) || !readers.add(act.reporterKeys()));
            boolean expected = RuleOracle.isReached(mode, RuleOracle.votes(image, reports), 0);
            for (int shuffle = 0; shuffle < 4; shuffle++) {
                List<ReaderAct> disordered = new ArrayList<>(reports);
                disordered.addAll(reports.subList(0, reports.size() / 2));
                Collections.shuffle(disordered, random);
                Case after = policy.decide(Case.of(image), disordered, Circumstances.NONE)
                        .after();
                assertThat(after.state() != CaseState.VISIBLE).isEqualTo(expected);
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void i5VersionsOnlyRiseAndConsumersEndAtTheHighest(Mode mode) {
        inWorlds(mode, true, (world, writes) -> {
            writes.forEach((before, after) -> assertThat(after.version()).isGreaterThanOrEqualTo(before.version()));
            world.visibleToConsumers()
                    .forEach((image, visible) -> assertThat(visible)
                            .isEqualTo(world.stored(image).state().visible()));
            world.history.forEach((image, history) -> assertThat(history.keySet())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, world.stored(image).version())
                                    .boxed()
                                    .toList()));
        });
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void i6AStateChangeAndItsOutboxEntryAreOneWrite(Mode mode) {
        inWorlds(mode, true, (world, writes) -> {
            writes.forEach((before, after) -> {
                List<LogEntry> log = after.outbox().log();
                List<LogEntry> added = log.subList(log.size() - (int) (after.version() - before.version()), log.size());
                assertThat(added)
                        .extracting(LogEntry::version)
                        .containsExactlyElementsOf(LongStream.rangeClosed(before.version() + 1, after.version())
                                .boxed()
                                .toList());
                assertThat(added.isEmpty() ? before.state() : added.getLast().to())
                        .isEqualTo(after.state());
            });
            // and whoever died in between: all of it is published at last
            for (int image = 0; image < IMAGES; image++) {
                assertThat(world.stored(Acts.image(image)).isPending()).isFalse();
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void i8NoRuleOverridesAHumanInTheSameRound(Mode mode) {
        inWorlds(
                mode,
                true,
                (world, writes) -> world.history.values().forEach(history -> {
                    Map<Integer, CaseState> decidedByHuman = new HashMap<>();
                    for (LogEntry entry : history.values()) {
                        if (entry.actor().kind() == ActorKind.RULE) {
                            assertThat(decidedByHuman.getOrDefault(entry.round(), CaseState.RESTORED))
                                    .isEqualTo(CaseState.RESTORED);
                        } else {
                            decidedByHuman.put(entry.round(), entry.to());
                        }
                    }
                }));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void i9WrongClocksDecideNothing(Mode mode) {
        // the worlds' clocks are years apart and the oracle of i4 has none; here a rule's entry tells the topic's time
        inWorlds(
                mode,
                false,
                (world, writes) -> world.history
                        .values()
                        .forEach(history -> history.values()
                                .forEach(entry -> assertThat(entry.at())
                                        .isBetween(Acts.START, Acts.START.plus(Duration.ofDays(400))))));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void i10NoReaderAndNoModeratorIsInWhatIsPublishedAgain(Mode mode) {
        inWorlds(
                mode,
                true,
                (world, writes) -> writes.forEach((before, after) -> {
                    LogEntry last = after.outbox().last();
                    if (last != null) {
                        assertThat(last.actor().account()).isNull();
                        assertThat(after.ballot().votes())
                                .noneMatch(vote -> last.toString()
                                        .contains(vote.reporterKeys().getFirst()));
                    }
                }));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void i11WhatARestoreShowsEveryConsumerShows(Mode mode) {
        AtomicInteger restored = new AtomicInteger();
        inWorlds(mode, true, (world, writes) -> {
            for (int image = 0; image < IMAGES; image++) {
                Case stored = world.stored(Acts.image(image));
                if (stored.state() == CaseState.RESTORED) {
                    restored.incrementAndGet();
                    assertThat(world.visibleToConsumers()).containsEntry(stored.imageId(), true);
                }
            }
        });
        assertThat(restored).hasPositiveValue();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void i12AWeightIsFixedWhenItsVoteIsStored(Mode mode) {
        AtomicInteger lowered = new AtomicInteger();
        inWorlds(mode, true, (world, writes) -> {
            Map<String, Integer> fixed = new HashMap<>();
            writes.forEach((before, after) -> after.ballot().votes().forEach(vote -> {
                String reader = vote.reporterKeys().getFirst();
                Integer known = fixed.putIfAbsent(after.imageId() + reader, vote.weight());
                assertThat(known == null ? vote.weight() : known).isEqualTo(vote.weight());
                lowered.addAndGet(vote.weight() % 250 == 0 ? 0 : 1);
            }));
        });
        if (mode == Mode.HARDENED) {
            assertThat(lowered).as("votes that a record lowered").hasPositiveValue();
        }
    }

    private static String reader(Case of, Vote vote) {
        return of.imageId() + vote.reporterKeys().getFirst();
    }

    private static void inWorlds(Mode mode, boolean moderated, Property property) {
        AtomicInteger deaths = new AtomicInteger();
        AtomicInteger overtaken = new AtomicInteger();
        forSeeds(seed -> {
            RandomGenerator random = new SplittableRandom(seed);
            Writes writes = new Writes();
            World world = new World(mode, acts(random, true), moderated, random, writes::add);
            world.run();
            property.hold(world, writes);
            deaths.addAndGet(world.deaths);
            overtaken.addAndGet(world.overtaken);
        });
        assertThat(deaths).hasValueGreaterThan(WORLDS / 2);
        assertThat(overtaken).hasValueGreaterThan(WORLDS / 2);
    }

    private static void forSeeds(LongConsumer property) {
        for (long seed = 0; seed < WORLDS; seed++) {
            try {
                property.accept(seed);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed, failure);
            }
        }
    }

    /** Reports, many sent again and some withdrawn, with the times that their topic gives them. */
    private static List<ReaderAct> acts(RandomGenerator random, boolean withdrawals) {
        List<ReaderAct> acts = new ArrayList<>();
        Instant at = Acts.START;
        for (int left = random.nextInt(4, 40); left > 0; left--) {
            long most = random.nextInt(6) == 0 ? Duration.ofDays(3).toSeconds() : 60;
            at = at.plusSeconds(random.nextLong(most));
            int reader = random.nextInt(READERS);
            String image = Acts.image(random.nextInt(IMAGES));
            acts.add(
                    withdrawals && random.nextInt(12) == 0
                            ? new Withdrawal(image, List.of(Acts.reader(reader)), random.nextInt(1, 4), at)
                            : new Report(
                                    image,
                                    List.of(Acts.reader(reader)),
                                    List.of(Acts.network(reader % 5)),
                                    random.nextInt(1, 4),
                                    ReportReason.values()[random.nextInt(ReportReason.values().length)],
                                    250 * (1 + reader % 3),
                                    at));
        }
        return acts;
    }
}
