package org.jarida.moderation.casefile;

import java.time.Instant;
import java.util.function.BiConsumer;

/** What happened to all cases since a time, for statistics. Each pass reads everything; nothing is kept in memory. */
public interface CaseFigures {

    /** Tells of every report that counts, or counted in a round that is over, which image it is of and when it came. */
    void reports(Instant since, BiConsumer<String, Instant> told);

    /** Tells of every published state change, in the order of images and versions. */
    void changes(Instant since, BiConsumer<String, LogEntry> told);
}
