package org.jarida.ingest.entry;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jarida.ingest.entry.QuotaStore.Spent;

/** How much of a source may still be taken in. Documents of one source that are read at a time may overrun it a little. */
final class Quotas {

    private final QuotaStore store;
    private final QuotaSettings settings;
    private final Clock clock;

    Quotas(QuotaStore store, QuotaSettings settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** What one document of a source may use. */
    Allowance of(String sourceId) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return new Allowance(sourceId, today, store.spent(sourceId, today));
    }

    /** Is used by one thread. */
    final class Allowance {

        private final String sourceId;
        private final LocalDate day;
        private final int entriesToday;
        private final int pagesToday;
        private int entries;
        private int pages;
        private boolean dayOver;

        private Allowance(String sourceId, LocalDate day, Spent spent) {
            this.sourceId = sourceId;
            this.day = day;
            this.entriesToday = settings.entriesPerDay() - spent.entries();
            this.pagesToday = settings.pagesPerDay() - spent.pages();
        }

        /**
         * Whether one more new entry may be taken in.
         *
         * @param underWay how many are to be counted as taken soon
         */
        boolean entry(int underWay) {
            dayOver = entries + underWay >= entriesToday;
            return !dayOver && entries + underWay < settings.entriesPerPoll();
        }

        void entryTaken() {
            entries++;
        }

        /** Whether one more page may be read, which then counts. */
        boolean page() {
            dayOver = pages >= pagesToday;
            boolean granted = !dayOver && pages < settings.pagesPerPoll();
            pages += granted ? 1 : 0;
            return granted;
        }

        /** Whether what was refused last must wait for another day. */
        boolean dayOver() {
            return dayOver;
        }

        /** Counts what was used. */
        void settle() {
            if (entries + pages > 0) {
                store.add(sourceId, day, new Spent(entries, pages));
            }
        }
    }
}
