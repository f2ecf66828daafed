package org.jarida.article.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of articles, newest first.
 *
 * @param items without {@code bodyHtml}
 * @param next where the next page starts; null after the last one
 */
public record ArticlePage(List<Article> items, @Nullable Cursor next) {

    public ArticlePage {
        items = List.copyOf(items);
    }
}
