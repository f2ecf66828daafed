package org.jarida.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jarida.ingest.entry.QuotaStore.Spent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of quotas keeps to. */
abstract class QuotaStoreContract {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private QuotaStore store;

    abstract QuotaStore emptyStore();

    @BeforeEach
    void open() {
        store = emptyStore();
        store.ensureIndexes();
    }

    @Test
    void addsUpWhatASourceHadInADay() {
        assertThat(store.spent("a", TODAY)).isEqualTo(new Spent(0, 0));

        store.add("a", TODAY, new Spent(3, 1));
        store.add("a", TODAY, new Spent(4, 0));
        store.add("b", TODAY, new Spent(1, 1));

        assertThat(store.spent("a", TODAY)).isEqualTo(new Spent(7, 1));
    }

    @Test
    void everyDayBeginsAnew() {
        store.add("a", TODAY, new Spent(3, 1));
        LocalDate tomorrow = TODAY.plusDays(1);
        assertThat(store.spent("a", tomorrow)).isEqualTo(new Spent(0, 0));

        store.add("a", tomorrow, new Spent(2, 2));

        assertThat(store.spent("a", tomorrow)).isEqualTo(new Spent(2, 2));
    }

    @Test
    void tellsWhatSourcesHadOnDays() {
        LocalDate yesterday = TODAY.minusDays(1);
        store.add("a", yesterday.minusDays(1), new Spent(9, 9));
        store.add("a", yesterday, new Spent(1, 0));
        store.add("a", TODAY, new Spent(2, 0));
        store.add("b", TODAY, new Spent(3, 1));
        store.add("c", TODAY, new Spent(4, 0));

        assertThat(store.days(List.of("a", "b", "none"), List.of(yesterday, TODAY)))
                .containsExactlyInAnyOrder(
                        new QuotaStore.Day("a", yesterday, new Spent(1, 0)),
                        new QuotaStore.Day("a", TODAY, new Spent(2, 0)),
                        new QuotaStore.Day("b", TODAY, new Spent(3, 1)));
    }

    @Test
    void manyWhoAddAtATimeLoseNothing() throws InterruptedException {
        List<Thread> adders = IntStream.range(0, 8)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> store.add("a", TODAY, new Spent(1, 2))))
                .toList();
        for (Thread adder : adders) {
            adder.join();
        }

        assertThat(store.spent("a", TODAY)).isEqualTo(new Spent(8, 16));
    }
}
