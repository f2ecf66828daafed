package org.jarida.article.feed;

import java.time.Instant;
import java.util.List;
import org.jarida.article.article.Article;
import org.jarida.article.site.Site;
import org.jarida.events.ArticleImage;
import org.jspecify.annotations.Nullable;

/**
 * An article as an item of a feed, whatever the format: no more of it than its source's policy shows.
 *
 * @param id an absolute address that stays when the title changes, and leads to the article
 * @param link where to read it: here, or at its source when no more than the link may be shown
 * @param html its content with absolute addresses, its credit and its licence at the end; empty when it may not be shown
 */
record FeedItem(
        Article article,
        String id,
        String link,
        String html,
        @Nullable String image) {

    private static final int IMAGE_WIDTH = 1280;

    static FeedItem of(Article article, Site site) {
        String elsewhere = article.canonicalElsewhere();
        List<ArticleImage> images = article.images();
        return new FeedItem(
                article,
                site.address(article.permanentPath()),
                elsewhere == null ? site.address(article.path()) : elsewhere,
                FeedHtml.of(article, site),
                images.isEmpty()
                        ? null
                        : site.address("/images/" + images.getFirst().id() + "?w=" + IMAGE_WIDTH));
    }

    Instant published() {
        return article.sortAt();
    }

    Instant updated() {
        return article.changedAt();
    }

    /** Those who sign it, else the newspaper. */
    List<String> authors() {
        return article.authors().isEmpty() ? List.of(article.source().name()) : article.authors();
    }

    /** The language tag, or null when it is unknown. */
    @Nullable String language() {
        return article.language().equals("und") ? null : article.language();
    }

    /** Whose text it is and under which terms, in words; null when its source says nothing of that. */
    @Nullable String rights() {
        return FeedHtml.rights(article.source());
    }
}
