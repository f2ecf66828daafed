package org.jarida.ingest.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Articles to be taken down or brought back, as its template reads it.
 *
 * @param asked id or address that was asked for; empty before
 * @param found null before anything was asked for
 * @param fault what is wrong with a reason, in words; null when nothing is
 */
public record ArticlesPage(
        String asked,
        @Nullable List<Article> found,
        @Nullable String fault,
        ConsoleForms forms,
        @Nullable Notice notice) {

    /**
     * An article, or what is left of it.
     *
     * @param title null of a withdrawn one
     * @param state key of its words
     * @param note why it was taken down
     */
    public record Article(
            String id,
            String sourceId,
            @Nullable String title,
            @Nullable String href,
            @Nullable String language,
            @Nullable String direction,
            @Nullable Moment published,
            String state,
            boolean standing,
            boolean tombstone,
            @Nullable String note,
            @Nullable Moment withdrawnAt) {}
}
