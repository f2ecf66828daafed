package org.jarida.moderation.casefile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.function.BiConsumer;

/** What happened to all cases since a time, for statistics. Each pass reads everything; nothing is kept in memory. */
public interface CaseFigures {

    /** How many reports of an image came on a day of UTC; told several times of the same they add up. */
    interface Reports {
        void told(String imageId, LocalDate day, long reports);
    }

    /** Tells of every report that counts, or counted in a round that is over, from a day of UTC on. */
    void reports(LocalDate from, Reports told);

    /** Tells of every published state change, in the order of images and versions. */
    void changes(Instant since, BiConsumer<String, LogEntry> told);
}
