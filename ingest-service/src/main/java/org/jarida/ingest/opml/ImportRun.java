package org.jarida.ingest.opml;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jarida.ingest.opml.OpmlImport.Line;
import org.jarida.ingest.opml.OpmlImport.Report;

/**
 * An import that goes on, or has gone on, in the background.
 *
 * @param outlines how many the document has
 * @param lines what became of those that are done, in the order of the document
 * @param toldAt when it was last heard of
 */
public record ImportRun(String id, int outlines, List<Line> lines, Instant beganAt, Instant toldAt) {

    /** After such a silence nobody works on it any more: an outline takes milliseconds. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    public ImportRun {
        lines = List.copyOf(lines);
    }

    static ImportRun begun(String id, int outlines, Instant now) {
        return new ImportRun(id, outlines, List.of(), now, now);
    }

    public boolean isDone() {
        return lines.size() == outlines;
    }

    /** Whether it ended before it was done, because its process or the store did. */
    public boolean isCutShort(Instant now) {
        return !isDone() && toldAt.plus(SILENCE).isBefore(now);
    }

    /** What became of the outlines so far. */
    public Report report() {
        return Report.of(lines);
    }
}
