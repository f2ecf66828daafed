package org.jarida.article.page;

import java.time.Instant;
import java.util.List;
import org.jarida.article.article.Article;
import org.jarida.article.source.Source;
import org.jarida.events.RelatedLink;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;

/**
 * An article as its page shows it.
 *
 * @param published when, in words with their preposition
 * @param changed that and when its text was changed after publication, or null
 * @param hiddenImages a note on images that are not shown, or null
 * @param thanked the image for whose report the page says thanks, or null
 */
public record Reading(
        Article article,
        String lang,
        String published,
        Instant publishedAt,
        @Nullable String changed,
        List<Piece> pieces,
        @Nullable String hiddenImages,
        List<RelatedLink> related,
        @Nullable String thanked) {

    static Reading of(Article article, Messages messages, @Nullable String thanked) {
        Source source = article.source();
        Instant publishedAt = article.publishedAt();
        Instant editedAt = article.editedAt();
        return new Reading(
                article,
                Card.lang(article.language()),
                publishedAt == null
                        ? messages.text("article.seen-on", messages.day(article.sortAt(), source.zone()))
                        : messages.text("article.published-on", messages.day(publishedAt, source.zone())),
                publishedAt == null ? article.sortAt() : publishedAt,
                editedAt == null
                        ? null
                        : messages.text("article.changed", messages.dayAndTime(editedAt, source.zone())),
                ArticlePieces.of(article, messages.text("image.alt")),
                article.hiddenImages() == 0 ? null : messages.text("article.hidden-images", article.hiddenImages()),
                article.related().stream().filter(link -> isWeb(link.url())).toList(),
                thanked);
    }

    /** The address at the source, when it is one that a browser opens as a page. */
    public @Nullable String sourceUrl() {
        String url = article.url();
        return url != null && isWeb(url) ? url : null;
    }

    public @Nullable String homepage() {
        String homepage = article.source().homepage();
        return homepage != null && isWeb(homepage) ? homepage : null;
    }

    public String title() {
        return Card.unbroken(article.title());
    }

    public String reportAction(Picture picture) {
        return "/api/v1/articles/" + article.id() + "/images/" + picture.imageId() + "/reports";
    }

    public boolean thanksFor(Picture picture) {
        return picture.imageId().equals(thanked);
    }

    static boolean isWeb(String url) {
        return url.regionMatches(true, 0, "https://", 0, 8) || url.regionMatches(true, 0, "http://", 0, 7);
    }
}
