package org.jarida.article.search;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jarida.article.article.Article;

/**
 * Which articles tell the same story: those on the same event, in one language, from different sources. A group is derived
 * from this replica's index whenever it is asked for, so that it follows new, revised and withdrawn articles by itself; its
 * articles are shown as they are now.
 */
public interface Stories {

    /** The order of a story. */
    Comparator<Article> FIRST_PUBLISHED = Comparator.comparing(Article::sortAt).thenComparing(Article::id);

    /** Most articles of a story. */
    int MAX_ARTICLES = 20;

    /**
     * By the ids of those articles that more than one source tells of: all that tell the same story, themselves among them,
     * without their bodies, first published first.
     */
    Map<String, List<Article>> of(List<Article> articles);

    /** The story of one article; empty when no other source tells it. */
    default List<Article> of(Article article) {
        return of(List.of(article)).getOrDefault(article.id(), List.of());
    }
}
