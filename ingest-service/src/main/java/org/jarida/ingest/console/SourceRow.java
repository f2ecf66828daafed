package org.jarida.ingest.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source in the list, as its template reads it.
 *
 * @param state key of its words
 * @param tone how they look
 * @param faults what is wrong with its feeds, in words
 * @param moreFaults how many are not told here
 */
public record SourceRow(
        String id,
        String name,
        String href,
        String state,
        String tone,
        boolean paused,
        @Nullable Moment lastSuccess,
        @Nullable Moment nextPoll,
        List<String> faults,
        int moreFaults,
        Sparkline articles) {}
