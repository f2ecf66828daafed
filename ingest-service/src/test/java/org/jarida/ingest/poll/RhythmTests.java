package org.jarida.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RhythmTests {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    @Test
    void aFeedIsSilentOnceItIsSoForLongerThanItEverWas() {
        Instant last = NOW.minus(Duration.ofHours(30));
        Rhythm rhythm = every(Duration.ofHours(12), 20, last).with(List.of(), NOW);

        assertThat(rhythm.silentSince(last.plus(Duration.ofHours(12)))).isEmpty();
        assertThat(rhythm.silentSince(last.plus(Duration.ofHours(12)).plusSeconds(1)))
                .contains(last);
    }

    @Test
    void aGapItOnceHadIsNoSilence() {
        Instant before = NOW.minus(Duration.ofDays(20));
        Rhythm paused = every(Duration.ofHours(2), 20, before).with(List.of(before.plus(Duration.ofDays(4))), NOW);
        Rhythm lively = paused.with(times(Duration.ofMinutes(30), 60, NOW.minus(Duration.ofDays(10))), NOW);

        assertThat(lively.recent()).hasSize(Rhythm.MOST);
        Instant last = lively.recent().getLast();
        assertThat(lively.silentSince(last.plus(Duration.ofDays(3)))).isEmpty();
        assertThat(lively.silentSince(last.plus(Duration.ofDays(5)))).contains(last);
    }

    @Test
    void theFirstNightOfALivelyFeedIsNoSilence() {
        Instant last = NOW.minus(Duration.ofHours(12));
        Rhythm rhythm = every(Duration.ofMinutes(10), 30, last);

        assertThat(rhythm.silentSince(NOW)).isEmpty();
        assertThat(rhythm.silentSince(last.plus(Duration.ofDays(1)).plusSeconds(1)))
                .contains(last);
    }

    @Test
    void fewEntriesTellNoRhythm() {
        assertThat(Rhythm.UNKNOWN.silentSince(NOW)).isEmpty();
        assertThat(every(Duration.ofHours(1), 4, NOW.minus(Duration.ofDays(60))).silentSince(NOW))
                .isEmpty();
    }

    @Test
    void whatIsPinnedFromLongAgoOrDatedTomorrowDoesNotCount() {
        List<Instant> odd = List.of(NOW.minus(Duration.ofDays(4000)), NOW.plus(Duration.ofDays(1)));

        assertThat(Rhythm.UNKNOWN.with(odd, NOW)).isEqualTo(Rhythm.UNKNOWN);
    }

    @Test
    void theSameDocumentAgainChangesNothing() {
        List<Instant> times = times(Duration.ofHours(3), 20, NOW);
        Rhythm once = Rhythm.UNKNOWN.with(times, NOW);

        assertThat(once.with(times, NOW)).isEqualTo(once);
    }

    @Test
    void countsEntriesPerDay() {
        assertThat(Rhythm.UNKNOWN.itemsPerDay(NOW)).isZero();
        assertThat(every(Duration.ofHours(6), 41, NOW).itemsPerDay(NOW)).isEqualTo(4.1);
        assertThat(every(Duration.ofMinutes(15), 200, NOW).itemsPerDay(NOW)).isBetween(96.0, 98.0);
        assertThat(every(Duration.ofDays(7), 10, NOW).itemsPerDay(NOW)).isEqualTo(0.2);
        assertThat(Rhythm.UNKNOWN.with(List.of(NOW), NOW).itemsPerDay(NOW)).isEqualTo(1.0);
        assertThat(every(Duration.ofHours(6), 40, NOW.minus(Duration.ofDays(31)))
                        .itemsPerDay(NOW))
                .isZero();
    }

    private static Rhythm every(Duration gap, int count, Instant last) {
        return Rhythm.UNKNOWN.with(times(gap, count, last), last);
    }

    private static List<Instant> times(Duration gap, int count, Instant last) {
        return Stream.iterate(last, time -> time.minus(gap)).limit(count).toList();
    }
}
