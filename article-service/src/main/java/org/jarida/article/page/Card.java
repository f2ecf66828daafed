package org.jarida.article.page;

import java.time.Instant;
import org.jarida.article.article.Article;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;

/**
 * An article in a list.
 *
 * @param lang as in the HTML attribute: empty when unknown
 * @param time when it was published, in words of the interface and in its source's zone
 */
public record Card(
        String id,
        String title,
        String summary,
        String lang,
        String dir,
        String sourceName,
        String sourceHref,
        Instant at,
        String time,
        @Nullable Picture picture) {

    static Card of(Article article, Messages messages) {
        return new Card(
                article.id(),
                article.title(),
                article.summary(),
                lang(article.language()),
                article.direction(),
                article.source().name(),
                "/sources/" + article.source().id(),
                article.sortAt(),
                messages.dayAndTime(article.sortAt(), article.source().zone()),
                article.images().isEmpty() ? null : Picture.of(article.images().getFirst(), null, ""));
    }

    public String href() {
        return "/articles/" + id;
    }

    public boolean hasPicture() {
        return picture != null;
    }

    /** A BCP 47 tag as {@code lang} wants it. */
    static String lang(String language) {
        return language.equals("und") ? "" : language;
    }
}
