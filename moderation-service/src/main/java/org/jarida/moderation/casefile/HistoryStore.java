package org.jarida.moderation.casefile;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Keeps every published state change of every case. */
public interface HistoryStore {

    /** Adds changes of cases, by image; those that are in already stay as they are. */
    void add(Map<String, List<LogEntry>> entries);

    default void add(String imageId, List<LogEntry> entries) {
        add(Map.of(imageId, entries));
    }

    /** The latest changes of a case, the oldest of them first. */
    List<LogEntry> of(String imageId, int limit);

    /** When the published hides by rule were decided that lie after a time. */
    List<Instant> automaticHidesSince(Instant since);
}
