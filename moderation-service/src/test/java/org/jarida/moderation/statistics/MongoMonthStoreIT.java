package org.jarida.moderation.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Set;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Test;

class MongoMonthStoreIT {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final YearMonth DECEMBER = YearMonth.of(2026, 12);

    private final MongoMonthStore months = new MongoMonthStore(TestStore.freshDatabase());

    @Test
    void theFirstCountOfAMonthStays() {
        Month first = new Month(OCTOBER, 120, 9, 1, 2, 8, 5400L, 3, 1, 2);

        months.add(first);
        months.add(new Month(OCTOBER, 0, 0, 0, 0, 0, null, 0, 0, 0));

        assertThat(months.all()).containsExactly(first);
    }

    @Test
    void monthsComeTheLatestFirstAndAreKnown() {
        Month october = new Month(OCTOBER, 10, 1, 0, 0, 0, null, 0, 0, 0);
        Month december = new Month(DECEMBER, 20, 2, 0, 0, 0, null, 0, 0, 0);
        months.add(october);
        months.add(december);

        assertThat(months.all()).containsExactly(december, october);
        assertThat(months.known(Set.of(OCTOBER, DECEMBER, YearMonth.of(2026, 11))))
                .containsExactlyInAnyOrder(OCTOBER, DECEMBER);
        assertThat(months.known(Set.of())).isEmpty();
    }
}
