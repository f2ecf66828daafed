package org.jarida.article.search;

import java.time.LocalDate;
import java.util.List;
import org.jarida.article.article.Article;
import org.jarida.article.article.ArticleQuery;
import org.jspecify.annotations.Nullable;

/**
 * Searches in articles. Words, {@code "exact phrases"}, {@code -without}, {@code OR}, {@code intitle:}, {@code author:},
 * {@code source:}, {@code lang:}, {@code after:} and {@code before:} are understood, and any text is a question. Articles
 * are shown as they are now, whatever the index remembers of them.
 */
public interface Search {

    /** Most characters of a question; those after it are not read. */
    int MAX_LENGTH = 300;

    /** Most articles of an answer, all its pages together. */
    int MAX_RESULTS = 200;

    /**
     * What is looked for.
     *
     * @param text as typed
     * @param within which articles to look through, and how many to a page; its own cursor is not read
     */
    record Question(String text, ArticleQuery within) {

        public Question {
            text = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        }
    }

    /**
     * An article that was found.
     *
     * @param article without its body
     * @param title the article's, with the words marked
     * @param quote of what may be shown of its text: passages with the words, or its summary; may be empty
     */
    record Hit(Article article, Quote title, Quote quote) {}

    /**
     * A page of an answer, what fits best first.
     *
     * @param next where the next page starts; null after the last one
     * @param total articles found, more than are shown when there are many
     * @param complete false while this replica's index is being filled: there may be more
     */
    record Answer(List<Hit> hits, @Nullable SearchCursor next, long total, boolean complete) {}

    /** How many of the articles found have a value. */
    record Count<T>(T value, long articles) {}

    /**
     * Where the articles found come from, the most first; days of UTC, the newest first and at most {@link #MAX_DAYS} of
     * them.
     *
     * @param sources by id
     * @param languages by primary subtag
     */
    record Facets(
            List<Count<String>> sources,
            List<Count<String>> languages,
            List<Count<LocalDate>> days,
            long total,
            boolean complete) {

        public static final int MAX_DAYS = 31;
    }

    /**
     * What a reader may be about to type.
     *
     * @param text the whole question, its last word completed
     * @param articles how many have it in their titles
     */
    record Suggestion(String text, long articles) {}

    /** The best articles, {@link #MAX_RESULTS} in all. */
    Answer find(Question question, @Nullable SearchCursor after);

    /** Ids of the newest articles found, the newest first, as many as a page has: what a subscriber to a search reads. */
    List<String> newest(Question question);

    Facets facets(Question question);

    /** Completions of a question's last word from titles; none before its second letter. */
    List<Suggestion> suggest(String typed, int limit);
}
