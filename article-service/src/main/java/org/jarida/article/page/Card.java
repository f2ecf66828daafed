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
 * @param story null where no other source tells it, and in lists of one source
 */
public record Card(
        String href,
        String title,
        String summary,
        String lang,
        String dir,
        String sourceName,
        String sourceHref,
        Instant at,
        String time,
        @Nullable Picture picture,
        @Nullable SameStory story) {

    /** With the day and the time. */
    static Card of(Article article, Messages messages) {
        return of(
                article, messages.dayAndTime(article.sortAt(), article.source().zone()));
    }

    /** With the time only, where the day is said already. */
    static Card ofTheDay(Article article, Messages messages) {
        return of(article, messages.time(article.sortAt(), article.source().zone()));
    }

    private static Card of(Article article, String time) {
        return new Card(
                article.path(),
                unbroken(article.title()),
                unbroken(article.summary()),
                lang(article.language()),
                article.direction(),
                article.source().name(),
                "/sources/" + article.source().id(),
                article.sortAt(),
                time,
                article.images().isEmpty() ? null : Picture.of(article.images().getFirst(), null, ""),
                null);
    }

    /** The same card, with the other sources that tell its story. */
    Card in(@Nullable SameStory told) {
        return new Card(href, title, summary, lang, dir, sourceName, sourceHref, at, time, picture, told);
    }

    public boolean hasPicture() {
        return picture != null;
    }

    /** The same text, not broken where French puts a space beside its signs: {@code « oui » : non !}. */
    static String unbroken(String text) {
        return text.replaceAll("(?<=«) | (?=[»:;!?])", "\u00A0");
    }

    /** A BCP 47 tag as {@code lang} wants it. */
    static String lang(String language) {
        return language.equals("und") ? "" : language;
    }
}
