package org.jarida.ingest.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of sources, as its template reads it.
 *
 * @param found how many the filter lets through
 * @param words that are searched for
 * @param state that the list is narrowed to
 * @param previous address of the page before, or null
 * @param next address of the page after, or null
 */
public record SourceListPage(
        List<SourceRow> rows,
        long found,
        List<Tab> tabs,
        @Nullable String words,
        @Nullable String state,
        boolean byName,
        @Nullable String previous,
        @Nullable String next,
        ConsoleForms forms,
        @Nullable Notice notice) {

    /** Sources of one state, or all of them. */
    public record Tab(String words, long count, String href, boolean current) {}
}
