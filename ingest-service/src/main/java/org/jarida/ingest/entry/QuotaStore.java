package org.jarida.ingest.entry;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** Counts what is taken in of each source in a day. */
interface QuotaStore {

    void ensureIndexes();

    /** What was taken in of a source. */
    record Spent(int entries, int pages) {}

    Spent spent(String sourceId, LocalDate day);

    /** Adds to a day's counts, which are forgotten a month later. */
    void add(String sourceId, LocalDate day, Spent more);

    /** What a source had on a day. */
    record Day(String sourceId, LocalDate day, Spent spent) {}

    /** What these sources had on these days; a day without anything is left out. */
    List<Day> days(Collection<String> sourceIds, Collection<LocalDate> days);
}
