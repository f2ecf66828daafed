package org.jarida.moderation.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.LongStream;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.moderation.casefile.Actor;
import org.jarida.moderation.casefile.LogEntry;
import org.jarida.moderation.casefile.Tally;
import org.junit.jupiter.api.Test;

class CountsTests {

    private static final Instant START = Instant.parse("2024-12-07T12:00:00Z");

    private final Counts counts = new Counts();

    @Test
    void nothingHasNeitherTimesNorARate() {
        assertThat(counts.figures()).isEqualTo(new Figures(0, 0, 0, null, null, 0, null));
    }

    @Test
    void aHideByRuleThatIsShownAgainIsOverturned() {
        LogEntry hidden = byRule(CaseState.VISIBLE, CaseState.AUTO_HIDDEN, 0);
        counts.change(hidden, null);
        counts.change(byPerson(CaseState.AUTO_HIDDEN, CaseState.RESTORED, 90), hidden);
        LogEntry again = byRule(CaseState.RESTORED, CaseState.AUTO_HIDDEN, 100);
        counts.change(again, hidden);
        counts.change(byPerson(CaseState.AUTO_HIDDEN, CaseState.CONFIRMED, 130), again);
        counts.change(byPerson(CaseState.CONFIRMED, CaseState.LEGAL, 140), again);

        assertThat(counts.figures()).isEqualTo(new Figures(0, 2, 2, 30L, 90L, 1, 0.5));
    }

    @Test
    void aDoubtfulCaseIsReviewedButNoRuleIsOverturned() {
        LogEntry doubted = byRule(CaseState.VISIBLE, CaseState.SUSPECT, 0);
        counts.change(doubted, null);
        counts.change(byPerson(CaseState.SUSPECT, CaseState.RESTORED, 60), doubted);

        assertThat(counts.figures()).isEqualTo(new Figures(0, 0, 1, 60L, 60L, 0, null));
    }

    @Test
    void medianAndNinthOfTenAreNearestRanks() {
        LogEntry hidden = byRule(CaseState.VISIBLE, CaseState.AUTO_HIDDEN, 0);
        LongStream.rangeClosed(1, 10)
                .map(each -> 11 - each)
                .forEach(second -> counts.change(byPerson(CaseState.AUTO_HIDDEN, CaseState.CONFIRMED, second), hidden));

        assertThat(counts.figures().medianSeconds()).isEqualTo(5);
        assertThat(counts.figures().p90Seconds()).isEqualTo(9);
    }

    private static LogEntry byRule(CaseState from, CaseState to, long second) {
        return entry(from, to, ActorKind.RULE, second);
    }

    private static LogEntry byPerson(CaseState from, CaseState to, long second) {
        return entry(from, to, ActorKind.MODERATOR, second);
    }

    private static LogEntry entry(CaseState from, CaseState to, ActorKind actor, long second) {
        return new LogEntry(
                1,
                1,
                0,
                from,
                to,
                "X",
                new Tally(1, 1, 1, null),
                new Actor(actor, null),
                "seen",
                START.plusSeconds(second));
    }
}
