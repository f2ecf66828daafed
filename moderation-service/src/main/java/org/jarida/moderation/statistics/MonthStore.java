package org.jarida.moderation.statistics;

import java.time.YearMonth;
import java.util.List;
import java.util.Set;

/** Keeps the months that are counted: votes go after 90 days, and their counts would shrink. */
public interface MonthStore {

    /** Adds a month; one that is in already stays as it is. */
    void add(Month month);

    /** Those of some months that are in. */
    Set<YearMonth> known(Set<YearMonth> months);

    /** All of them, the latest first. */
    List<Month> all();
}
