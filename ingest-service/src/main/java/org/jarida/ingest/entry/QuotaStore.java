package org.jarida.ingest.entry;

import java.time.LocalDate;

/** Counts what is taken in of each source in a day. */
interface QuotaStore {

    /** What was taken in of a source. */
    record Spent(int entries, int pages) {}

    Spent spent(String sourceId, LocalDate day);

    /** Adds to a day's counts; those of the days before are forgotten. */
    void add(String sourceId, LocalDate day, Spent more);
}
