package org.jarida.events;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an article says, whole, at one revision: the same from an entry read by ingest-service to the article that
 * article-service publishes.
 *
 * @param sourceId the source that published it
 * @param url where it is read at its source; null when the feed gave none
 * @param title plain text, never blank
 * @param language BCP 47 tag, {@code und} when unknown
 * @param direction {@code rtl} or {@code ltr}
 * @param authors bylines as given, in order
 * @param publishedAt when the source says it was published; null when it does not say
 * @param firstSeenAt when Jarida first saw it; the same in every revision
 * @param editedAt when the source's text was last seen changed after first publication; null when never
 * @param summary plain text, at most 500 characters; empty when there is none
 * @param bodyHtml sanitised HTML, at most 600 kB of UTF-8; images point at {@code /images/{id}}; empty when the source's
 *     policy does not allow a body
 * @param images every image of the article, hidden or not, in the order of the body
 * @param related links to related articles as the source gave them
 * @param categories the source's own labels
 */
public record ArticleContent(
        String sourceId,
        @Nullable String url,
        String title,
        String language,
        String direction,
        List<String> authors,
        @Nullable Instant publishedAt,
        Instant firstSeenAt,
        @Nullable Instant editedAt,
        String summary,
        String bodyHtml,
        List<ArticleImage> images,
        List<RelatedLink> related,
        List<String> categories) {

    public ArticleContent {
        Require.text(sourceId, "content.sourceId");
        Require.text(title, "content.title");
        Require.text(language, "content.language");
        Require.text(direction, "content.direction");
        Require.present(firstSeenAt, "content.firstSeenAt");
        Require.present(summary, "content.summary");
        Require.present(bodyHtml, "content.bodyHtml");
        authors = authors == null ? List.of() : List.copyOf(authors);
        images = images == null ? List.of() : List.copyOf(images);
        related = related == null ? List.of() : List.copyOf(related);
        categories = categories == null ? List.of() : List.copyOf(categories);
    }

    /** The time by which lists are ordered: when published, but never later than first seen. */
    public Instant sortAt() {
        return publishedAt == null || publishedAt.isAfter(firstSeenAt) ? firstSeenAt : publishedAt;
    }
}
