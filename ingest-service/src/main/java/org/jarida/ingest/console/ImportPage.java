package org.jarida.ingest.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Import and export, as its template reads it.
 *
 * @param problem why a document could not be read, or not to its end; null when none was sent, or one could
 * @param report what became of a document; null before one was sent
 */
public record ImportPage(@Nullable String problem, @Nullable Report report, ConsoleForms forms) {

    /**
     * What became of a document, outline by outline.
     *
     * @param outlines how many it has
     * @param done whether that is all of them
     * @param counts how many were added, were there already, or were refused, in words
     */
    public record Report(int outlines, boolean done, String counts, List<Line> lines) {}

    /**
     * One outline.
     *
     * @param result key of its words
     * @param source id of the source that follows it now; null when none does
     * @param reasons why it was refused, in words
     */
    public record Line(
            String name,
            String url,
            String result,
            boolean refused,
            @Nullable String source,
            List<String> reasons) {}
}
