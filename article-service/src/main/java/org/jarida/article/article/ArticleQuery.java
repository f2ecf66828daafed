package org.jarida.article.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which page of articles, newest first.
 *
 * @param sourceId only of this source; null for all
 * @param language only in this language, by its primary subtag ({@code ar} finds {@code ar-MA}); null for all
 * @param from only with {@code sortAt} at or after; null for no bound
 * @param to only with {@code sortAt} before; null for no bound
 * @param limit most items, 1 to {@link #MAX_LIMIT}
 * @param after the cursor of the page before; null for the first page
 */
public record ArticleQuery(
        @Nullable String sourceId,
        @Nullable String language,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit,
        @Nullable Cursor after) {

    public static final int MAX_LIMIT = 100;

    public ArticleQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + " but is " + limit);
        }
    }

    /** The newest articles of all sources. */
    public static ArticleQuery newest(int limit) {
        return new ArticleQuery(null, null, null, null, limit, null);
    }

    /** The same page of one source only. */
    public ArticleQuery of(String sourceId) {
        return new ArticleQuery(sourceId, language, from, to, limit, after);
    }

    /** The same page between two times: from inclusive, to exclusive. */
    public ArticleQuery between(@Nullable Instant from, @Nullable Instant to) {
        return new ArticleQuery(sourceId, language, from, to, limit, after);
    }

    /** The same query after a cursor. */
    public ArticleQuery after(@Nullable Cursor cursor) {
        return new ArticleQuery(sourceId, language, from, to, limit, cursor);
    }
}
