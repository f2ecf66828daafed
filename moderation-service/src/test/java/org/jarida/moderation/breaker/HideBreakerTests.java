package org.jarida.moderation.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jarida.moderation.casefile.Acts;
import org.jarida.moderation.casefile.HistoryStore;
import org.jarida.moderation.casefile.LogEntry;
import org.jarida.test.MutableClock;
import org.junit.jupiter.api.Test;

class HideBreakerTests {

    private static final BreakerSettings SETTINGS = new BreakerSettings(10, 5, Duration.ofSeconds(5));

    private final MutableClock clock = new MutableClock(Acts.START);
    private final Hides history = new Hides();
    private final OneState store = new OneState();
    private final HideBreaker breaker = replica();

    @Test
    void opensAboveTenHidesAnHourWhereHardlyAnythingIsHiddenUsually() {
        history.hide(10, Acts.START);
        assertThat(breaker.isOpen(0)).isFalse();

        history.hide(1, Acts.START);
        clock.advance(Duration.ofSeconds(5));

        assertThat(breaker.isOpen(0)).isTrue();
        assertThat(breaker.reading())
                .isEqualTo(new HideBreaker.Reading(store.read().openSince(), 11, 10));
    }

    @Test
    void theLimitFollowsTheMedianHourOfTheWeek() {
        for (int hour = 2; hour <= 169; hour++) {
            history.hide(hour % 2 == 0 ? 4 : 6, Acts.START.minus(Duration.ofHours(hour)));
        }
        history.hide(1000, Acts.START.minus(Duration.ofHours(20))); // one wild hour does not move it
        history.hide(25, Acts.START);

        assertThat(breaker.reading().limit()).isEqualTo(25);
        assertThat(breaker.isOpen(0)).isFalse();
        assertThat(breaker.isOpen(1)).isTrue();
    }

    @Test
    void hidesOfMoreThanAnHourAgoDoNotOpenIt() {
        history.hide(50, Acts.START.minus(Duration.ofMinutes(61)));

        assertThat(breaker.isOpen(0)).isFalse();
    }

    @Test
    void aReplicasOwnHidesCountAtOnceAndTheHistoryIsTheTruthAtTheNextLook() {
        assertThat(breaker.isOpen(10)).isFalse();
        for (int hide = 0; hide < 11; hide++) {
            breaker.hid(Acts.START);
        }
        assertThat(breaker.isOpen(0)).isTrue();

        clock.advance(Duration.ofSeconds(5));

        assertThat(breaker.isOpen(0)).isFalse();
        assertThat(store.read().isOpen()).isFalse();
    }

    @Test
    void oldReportsThatAreReadLateOpenNothing() {
        assertThat(breaker.isOpen(0)).isFalse();
        for (int hide = 0; hide < 50; hide++) {
            breaker.hid(Acts.START.minus(Duration.ofHours(2)));
        }

        assertThat(breaker.isOpen(0)).isFalse();
    }

    @Test
    void staysOpenOnEveryReplicaThoughTheHourIsOverUntilItIsClosed() {
        HideBreaker other = replica();
        assertThat(other.isOpen(0)).isFalse();
        history.hide(11, Acts.START);
        clock.advance(Duration.ofSeconds(5));
        assertThat(breaker.isOpen(0)).isTrue();
        clock.advance(Duration.ofHours(3));
        assertThat(breaker.isOpen(0)).isTrue();
        assertThat(other.isOpen(0)).isTrue();

        assertThat(other.close("amina")).isTrue();
        assertThat(other.close("amina")).isFalse();

        assertThat(other.isOpen(0)).isFalse();
        clock.advance(Duration.ofSeconds(5));
        assertThat(breaker.isOpen(0)).isFalse();
    }

    @Test
    void hidesBeforeItWasClosedDoNotOpenItAgainAndLaterOnesDo() {
        history.hide(11, Acts.START);
        assertThat(breaker.isOpen(0)).isTrue();
        clock.advance(Duration.ofMinutes(1));
        breaker.close("amina");
        clock.advance(Duration.ofMinutes(1));
        assertThat(breaker.isOpen(0)).isFalse();

        history.hide(11, clock.instant());
        clock.advance(Duration.ofSeconds(5));

        assertThat(breaker.isOpen(0)).isTrue();
    }

    private HideBreaker replica() {
        return new HideBreaker(SETTINGS, store, history, clock);
    }

    private static final class Hides implements HistoryStore {

        private final List<Instant> times = new ArrayList<>();

        void hide(int images, Instant at) {
            for (int image = 0; image < images; image++) {
                times.add(at);
            }
        }

        @Override
        public void add(Map<String, List<LogEntry>> entries) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<LogEntry> of(String imageId, int limit) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Instant> automaticHidesSince(Instant since) {
            return times.stream().filter(since::isBefore).toList();
        }
    }

    private static final class OneState implements BreakerStore {

        private BreakerState state = BreakerState.NEW;

        @Override
        public BreakerState read() {
            return state;
        }

        @Override
        public void open(BreakerState read, Instant now) {
            if (state.equals(read)) {
                state = new BreakerState(now, read.closedAt());
            }
        }

        @Override
        public boolean close(String account, Instant now) {
            boolean wasOpen = state.isOpen();
            state = wasOpen ? new BreakerState(null, now) : state;
            return wasOpen;
        }
    }
}
