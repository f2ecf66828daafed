package org.jarida.moderation.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
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
    void pagesRunThroughEveryCaseOnceTheLastTouchedFirst() {
        for (int number = 1; number <= 7; number++) {
            Case made = Case.of(Acts.image(number))
                    .with(Ballot.EMPTY.with(Vote.of(Acts.report(1, 0))), Acts.at(number / 2));
            cases().write(List.of(new CaseStore.Change(0, made.stamped(NOW))));
        }
        List<Case> seen = new ArrayList<>();
        CaseStore.Position position = null;
        List<Case> page = cases().page(null, null, 3);
        while (!page.isEmpty()) {
            seen.addAll(page);
            position = new CaseStore.Position(
                    page.getLast().touchedAt(), page.getLast().imageId());
            page = cases().page(null, position, 3);
        }
        assertThat(seen)
                .extracting(Case::imageId)
                .containsExactly(
                        IntStream.of(7, 6, 5, 4, 3, 2, 1).mapToObj(Acts::image).toArray(String[]::new));
        assertThat(cases().page(CaseState.AUTO_HIDDEN, null, 3)).isEmpty();
        assertThat(cases().page(CaseState.VISIBLE, null, 30)).hasSize(7);
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
                            new Tally(2, 2, 2),
                            new Actor(ActorKind.MODERATOR, "amina"),
                            "seen",
                            Acts.at(version)));
        }
        return made;
    }
}
