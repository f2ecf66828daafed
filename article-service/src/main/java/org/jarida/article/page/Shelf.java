package org.jarida.article.page;

import java.util.List;
import org.jarida.article.article.ArticlePage;
import org.jarida.article.article.Cursor;
import org.jarida.article.search.Stories;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;

/**
 * Articles of any source that have something in common, newest first, one for each story.
 *
 * @param older link to what comes after, or null
 * @param newer link to the newest, or null on the first page
 */
public record Shelf(
        String title,
        List<Card> cards,
        @Nullable String older,
        @Nullable String newer) {

    /** @param path of the first page */
    static Shelf of(String title, String path, ArticlePage page, Stories stories, boolean first, Messages messages) {
        Cursor next = page.next();
        Gathered gathered = Gathered.of(page.items(), stories);
        return new Shelf(
                title,
                gathered.articles().stream()
                        .map(article -> gathered.card(article, messages))
                        .toList(),
                next == null ? null : path + "?cursor=" + next.encode(),
                first ? null : path);
    }
}
