package org.jarida.article.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which page of articles, newest first.
 *
 * @param sourceId only of this source; null for all
 * @param section only with a label of this {@linkplain Labels key}; null for all
 * @param author only by an author of this key; null for all
 * @param language only in this language, by its primary subtag ({@code ar} finds {@code ar-MA}); null for all
 * @param from only with {@code sortAt} at or after; null for no bound
 * @param to only with {@code sortAt} before; null for no bound
 * @param limit most items, 1 to {@link #MAX_LIMIT}
 * @param after the cursor of the page before; null for the first page
 */
public record ArticleQuery(
        @Nullable String sourceId,
        @Nullable String section,
        @Nullable String author,
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
        return new ArticleQuery(null, null, null, null, null, null, limit, null);
    }

    /** The same page of one source only; null for all. */
    public ArticleQuery of(@Nullable String newSource) {
        return new ArticleQuery(newSource, section, author, language, from, to, limit, after);
    }

    /** The same page of one section only, by its key; null for all. */
    public ArticleQuery in(@Nullable String newSection) {
        return new ArticleQuery(sourceId, newSection, author, language, from, to, limit, after);
    }

    /** The same page of one author only, by the key of the name; null for all. */
    public ArticleQuery by(@Nullable String newAuthor) {
        return new ArticleQuery(sourceId, section, newAuthor, language, from, to, limit, after);
    }

    /** The same page in one language only; null for all. */
    public ArticleQuery spoken(@Nullable String newLanguage) {
        return new ArticleQuery(sourceId, section, author, newLanguage, from, to, limit, after);
    }

    /** The same page between two times: from inclusive, to exclusive. */
    public ArticleQuery between(@Nullable Instant newFrom, @Nullable Instant newTo) {
        return new ArticleQuery(sourceId, section, author, language, newFrom, newTo, limit, after);
    }

    /** The same query after a cursor. */
    public ArticleQuery after(@Nullable Cursor cursor) {
        return new ArticleQuery(sourceId, section, author, language, from, to, limit, cursor);
    }
}
