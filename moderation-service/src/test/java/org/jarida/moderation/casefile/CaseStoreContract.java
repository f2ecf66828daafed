package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.events.ReportReason;
import org.junit.jupiter.api.Test;

/** What every store of cases promises. */
abstract class CaseStoreContract {

    private static final Instant NOW = Acts.at(100);

    abstract CaseStore cases();

    @Test
    void givesBackWhatWasWritten() {
        Case written = decided(Acts.image(1), 2);

        assertThat(cases().write(List.of(new CaseStore.Change(0, written)))).isEmpty();

        assertThat(cases().find(Acts.image(1))).contains(written);
        assertThat(cases().find(Acts.image(2))).isEmpty();
    }

    @Test
    void ofTwoWhoInsertOneLoses() {
        Case first = decided(Acts.image(1), 1);
        cases().write(List.of(new CaseStore.Change(0, first)));

        Set<String> lost = cases().write(List.of(new CaseStore.Change(0, first.stamped(NOW))));

        assertThat(lost).containsExactly(Acts.image(1));
        assertThat(cases().find(Acts.image(1))).contains(first);
    }

    @Test
    void whoReadAnOlderRevLosesAndTheOthersOfTheBulkAreWritten() {
        Case one = decided(Acts.image(1), 1);
        Case two = decided(Acts.image(2), 1);
        cases().write(List.of(new CaseStore.Change(0, one), new CaseStore.Change(0, two)));
        Case oneMeanwhile = one.stamped(NOW);
        cases().write(List.of(new CaseStore.Change(one.rev(), oneMeanwhile)));
        Case twoNext = two.stamped(NOW);
        Case three = decided(Acts.image(3), 1);

        Set<String> lost = cases().write(List.of(
                new CaseStore.Change(one.rev(), one.stamped(NOW)),
                new CaseStore.Change(two.rev(), twoNext),
                new CaseStore.Change(0, three)));

        assertThat(lost).containsExactly(Acts.image(1));
        assertThat(cases().find(Acts.image(1))).contains(oneMeanwhile);
        assertThat(cases().find(Acts.image(2))).contains(twoNext);
        assertThat(cases().find(Acts.image(3))).contains(three);
    }

    @Test
    void notingAVersionPublishedTakesItOffTheOutboxAndMakesEarlierReadersLose() {
        Case written = decided(Acts.image(1), 3);
        cases().write(List.of(new CaseStore.Change(0, written)));

        assertThat(cases().markPublished(Acts.image(1), 2)).isZero();

        Case after = cases().find(Acts.image(1)).orElseThrow();
        assertThat(after.outbox().published()).isEqualTo(2);
        assertThat(after.outbox().log()).extracting(LogEntry::version).containsExactly(3L);
        assertThat(after.outbox().pendingSince()).isNotNull();
        assertThat(cases().write(List.of(new CaseStore.Change(written.rev(), written.stamped(NOW)))))
                .containsExactly(Acts.image(1));

        assertThat(cases().markPublished(Acts.image(1), 3)).isEqualTo(2);
        Case settled = cases().find(Acts.image(1)).orElseThrow();
        assertThat(settled.isPending()).isFalse();
        assertThat(settled.outbox().log()).isEmpty();
        assertThat(settled.outbox().pendingSince()).isNull();
        assertThat(settled.outbox().last().version()).isEqualTo(3);
    }

    @Test
    void severalCasesAreNotedAtOnceUnlessOneHasMovedOn() {
        for (int image = 1; image <= 4; image++) {
            cases().write(List.of(new CaseStore.Change(0, decided(Acts.image(image), 3))));
        }

        assertThat(cases().markPublished(Map.of())).isTrue();
        assertThat(cases().markPublished(Map.of(Acts.image(1), 3L, Acts.image(2), 3L)))
                .isTrue();
        assertThat(cases().markPublished(Map.of(Acts.image(1), 3L))).as("again").isTrue();
        assertThat(cases().markPublished(Map.of(Acts.image(3), 2L, Acts.image(4), 3L)))
                .isFalse();

        assertThat(cases().backlog().cases()).isEqualTo(1);
        for (int image : List.of(1, 2, 4)) {
            Case settled = cases().find(Acts.image(image)).orElseThrow();
            assertThat(settled.isPending()).isFalse();
            assertThat(settled.outbox().log()).isEmpty();
            assertThat(settled.outbox().pendingSince()).isNull();
        }
        assertThat(cases().find(Acts.image(3)).orElseThrow().outbox().log()).hasSize(3);
        cases().markPublished(Acts.image(3), 3);
        assertThat(cases().markPublished(Map.of(Acts.image(3), 2L))).isFalse();
    }

    @Test
    void notingAnOlderVersionLowersNothingAndSaysSo() {
        cases().write(List.of(new CaseStore.Change(0, decided(Acts.image(1), 3))));
        cases().markPublished(Acts.image(1), 3);

        assertThat(cases().markPublished(Acts.image(1), 1)).isEqualTo(3);
        assertThat(cases().find(Acts.image(1)).orElseThrow().outbox().published())
                .isEqualTo(3);
    }

    @Test
    void pendingCasesComeOldestFirstAndOnlyWhenOldEnough() {
        for (int number = 1; number <= 3; number++) {
            cases().write(List.of(
                    new CaseStore.Change(0, undecided(Acts.image(number), 1).stamped(Acts.at(10L - number)))));
        }
        cases().write(List.of(new CaseStore.Change(
                0,
                Case.of(Acts.image(4))
                        .with(Ballot.EMPTY.with(Vote.of(Acts.report(1, 0))), Acts.at(0))
                        .stamped(Acts.at(0)))));

        assertThat(cases().pending(Acts.at(9), 10))
                .extracting(Case::imageId)
                .containsExactly(Acts.image(3), Acts.image(2));
        assertThat(cases().backlog()).isEqualTo(new CaseStore.Backlog(3, Acts.at(7)));
    }

    @Test
    void thereIsNoBacklogWhenAllIsPublished() {
        assertThat(cases().backlog()).isEqualTo(new CaseStore.Backlog(0, null));
    }

    @Test
    void pagesRunThroughTheQueueOnceTheUrgentAndFarReachingAndLongWaitingFirst() {
        Case old = reported(1, 0, ReportReason.SPAM, 500, 1);
        Case sameAge = reported(2, 0, ReportReason.SPAM, 500, 1);
        Case younger = reported(3, 5, ReportReason.SPAM, 500, 1);
        Case wider = reported(4, 9, ReportReason.SPAM, 500, 2);
        Case doubtful = inState(reported(5, 9, ReportReason.SPAM, 500, 1), CaseState.SUSPECT);
        Case severe = reported(6, 9, ReportReason.TERROR, 500, 1);
        Case weakSevere = reported(7, 0, ReportReason.TERROR, 499, 1);
        Case decidedSevere = inState(reported(8, 0, ReportReason.TERROR, 500, 9), CaseState.CONFIRMED);
        List<Case> inOrder = List.of(severe, doubtful, wider, old, sameAge, weakSevere, younger, decidedSevere);
        inOrder.reversed().forEach(each -> cases().write(List.of(new CaseStore.Change(0, each.stamped(NOW)))));

        for (int limit = 1; limit <= inOrder.size(); limit++) {
            List<String> seen = new ArrayList<>();
            List<Case> page = cases().page(CaseStore.Query.ALL, null, limit);
            while (!page.isEmpty()) {
                page.forEach(each -> seen.add(each.imageId()));
                page = cases().page(CaseStore.Query.ALL, cases().placeOf(page.getLast()), limit);
            }
            assertThat(seen).isEqualTo(inOrder.stream().map(Case::imageId).toList());
        }
    }

    @Test
    void theQueueCanBeNarrowedToAStateAReasonAndAnAge() {
        cases().write(Stream.of(
                        reported(1, 0, ReportReason.SPAM, 500, 1),
                        reported(2, 9, ReportReason.TERROR, 500, 1),
                        inState(reported(3, 0, ReportReason.TERROR, 500, 1), CaseState.LEGAL))
                .map(each -> new CaseStore.Change(0, each.stamped(NOW)))
                .toList());

        assertThat(page(new CaseStore.Query(CaseState.LEGAL, null, null))).containsExactly(Acts.image(3));
        assertThat(page(new CaseStore.Query(null, ReportReason.TERROR, null)))
                .containsExactly(Acts.image(2), Acts.image(3));
        assertThat(page(new CaseStore.Query(null, null, Acts.at(8)))).containsExactly(Acts.image(1), Acts.image(3));
        assertThat(page(new CaseStore.Query(CaseState.LEGAL, ReportReason.SPAM, null)))
                .isEmpty();
    }

    private List<String> page(CaseStore.Query query) {
        return cases().page(query, null, 10).stream().map(Case::imageId).toList();
    }

    private static Case reported(int image, long minute, ReportReason reason, int weight, int readers) {
        Ballot ballot = Ballot.EMPTY;
        for (int reader = 1; reader <= readers; reader++) {
            ballot = ballot.with(new Vote(
                    List.of(Acts.reader(reader)),
                    List.of(Acts.network(reader)),
                    weight,
                    false,
                    reason,
                    Acts.at(minute + reader - 1)));
        }
        return Case.of(Acts.image(image)).with(ballot, Acts.at(minute));
    }

    private static Case inState(Case of, CaseState state) {
        return of.with(
                of.standing().moved(state),
                of.ballot(),
                new LogEntry(
                        1,
                        1,
                        0,
                        of.state(),
                        state,
                        "MODERATOR",
                        new Tally(1, 1, 1, ReportReason.SPAM),
                        new Actor(ActorKind.MODERATOR, "amina"),
                        "seen",
                        Acts.at(50)));
    }

    @Test
    void decidedCasesComeInTheOrderOfTheirImages() {
        cases().write(List.of(
                new CaseStore.Change(0, decided(Acts.image(2), 1)),
                new CaseStore.Change(0, decided(Acts.image(1), 1)),
                new CaseStore.Change(0, Case.of(Acts.image(3)).stamped(NOW))));

        assertThat(cases().decidedAfter("", 10))
                .extracting(Case::imageId)
                .containsExactly(Acts.image(1), Acts.image(2));
        assertThat(cases().decidedAfter(Acts.image(1), 10))
                .extracting(Case::imageId)
                .containsExactly(Acts.image(2));
    }

    @Test
    void theLongestWaitingSevereCaseThatNobodyHasDecidedIsKnown() {
        assertThat(cases().oldestSevere()).isEmpty();
        List.of(
                        reported(1, 7, ReportReason.TERROR, 500, 9),
                        reported(2, 3, ReportReason.CHILD_SAFETY, 500, 1),
                        reported(3, 1, ReportReason.SPAM, 500, 1),
                        inState(reported(4, 0, ReportReason.TERROR, 500, 1), CaseState.CONFIRMED))
                .forEach(each -> cases().write(List.of(new CaseStore.Change(0, each.stamped(NOW)))));

        assertThat(cases().oldestSevere()).contains(Acts.at(3));
    }

    @Test
    void imagesWithAVoteOfAReaderAreFoundWhereTheyAreVisible() {
        Case one = reported(1, 0, ReportReason.SPAM, 500, 2);
        Case spread = new Case("f".repeat(64), 0, one.standing(), one.ballot(), one.outbox(), one.touchedAt());
        Case other = reported(2, 0, ReportReason.SPAM, 500, 1);
        Case suspect = inState(reported(3, 0, ReportReason.SPAM, 500, 2), CaseState.SUSPECT);
        Case hidden = inState(reported(4, 0, ReportReason.SPAM, 500, 2), CaseState.AUTO_HIDDEN);
        List.of(one, spread, other, suspect, hidden)
                .forEach(each -> cases().write(List.of(new CaseStore.Change(0, each.stamped(NOW)))));

        assertThat(cases().visibleWithVoteOf(List.of(Acts.reader(2), Acts.reader(77))))
                .containsExactlyInAnyOrder(Acts.image(1), "f".repeat(64), Acts.image(3));
        assertThat(cases().visibleWithVoteOf(List.of(Acts.reader(77)))).isEmpty();
    }

    /** A case with so many state changes, none published. */
    static Case decided(String imageId, int versions) {
        return undecided(imageId, versions).stamped(NOW);
    }

    private static Case undecided(String imageId, int versions) {
        Case made = Case.of(imageId)
                .with(
                        new Ballot(
                                List.of(Vote.of(Acts.report(1, 0)), Vote.of(Acts.report(2, 1))),
                                List.of(List.of(Acts.reader(3), Acts.reader(4))),
                                5,
                                6),
                        Acts.at(1));
        for (int version = 1; version <= versions; version++) {
            Standing next = made.standing().moved(CaseState.CONFIRMED);
            made = made.with(
                    next,
                    made.ballot(),
                    new LogEntry(
                            version,
                            1,
                            0,
                            made.state(),
                            CaseState.CONFIRMED,
                            "MODERATOR",
                            new Tally(2, 2, 2, ReportReason.SPAM),
                            new Actor(ActorKind.MODERATOR, "amina"),
                            "seen",
                            Acts.at(version)));
        }
        return made;
    }
}
