package org.jarida.article.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.jarida.test.MutableClock;
import org.junit.jupiter.api.Test;

class LastChangesTests {

    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-20T12:00:00.400Z"));
    private final LastChanges changes = new LastChanges(clock);

    @Test
    void anAnswerThatStaysHasTheTimeSinceWhenItWasSeen() {
        assertThat(changes.of("/feed", "a")).isEmpty();
        clock.advance(Duration.ofSeconds(90));
        assertThat(changes.of("/feed", "a")).contains(Instant.parse("2026-11-20T12:00:01Z"));
    }

    /** Two changes in one second could not be told apart by a time in seconds. */
    @Test
    void noTimeIsSaidWhileItsSecondLasts() {
        assertThat(changes.of("/feed", "a")).isEmpty();
        clock.advance(Duration.ofMillis(500));
        assertThat(changes.of("/feed", "b")).isEmpty();
        clock.advance(Duration.ofMillis(100));
        assertThat(changes.of("/feed", "b")).contains(Instant.parse("2026-11-20T12:00:01Z"));
    }

    /** An image hidden and restored: the feed is what it once was, but whoever has it from between must get it again. */
    @Test
    void aReturnToAnEarlierStateIsAChange() {
        changes.of("/feed", "a");
        clock.advance(Duration.ofSeconds(10));
        changes.of("/feed", "b");
        clock.advance(Duration.ofSeconds(10));
        changes.of("/feed", "a");
        clock.advance(Duration.ofSeconds(10));
        assertThat(changes.of("/feed", "a")).contains(Instant.parse("2026-11-20T12:00:21Z"));
    }

    @Test
    void ofManyAddressesOnlySomeAreRemembered() {
        for (int number = 0; number < 20_000; number++) {
            changes.of("/feed?q=" + number, "a");
        }
        clock.advance(Duration.ofSeconds(10));

        long remembered = IntStream.range(0, 20_000)
                .filter(number -> changes.of("/feed?q=" + number, "a").isPresent())
                .count();

        assertThat(remembered).isBetween(1L, 10_000L);
    }
}
