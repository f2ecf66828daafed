package org.jarida.article.article;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jarida.events.ArticleContent;
import org.jarida.events.ArticleImage;
import org.jarida.events.RelatedLink;
import org.jspecify.annotations.Nullable;

/**
 * The content of an article as a sub-document, field by field as in {@link ArticleContent}; stored apart from the event's
 * record, so that the one may change without the other. Public for the driver alone, which reads it by reflection.
 *
 * @param bodyHtml null where a query left it out
 */
public record MongoContent(
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
        @Nullable String bodyHtml,
        List<Image> images,
        List<Link> related,
        List<String> categories) {

    static final String BODY = "bodyHtml";
    static final String IMAGE_ID = "images.id";

    public record Image(
            String id, @Nullable String caption, @Nullable String credit, int width, int height) {}

    public record Link(String title, String url) {}

    static MongoContent of(ArticleContent content) {
        return new MongoContent(
                content.sourceId(),
                content.url(),
                content.title(),
                content.language(),
                content.direction(),
                content.authors(),
                content.publishedAt(),
                content.firstSeenAt(),
                content.editedAt(),
                content.summary(),
                content.bodyHtml(),
                content.images().stream()
                        .map(image ->
                                new Image(image.id(), image.caption(), image.credit(), image.width(), image.height()))
                        .toList(),
                content.related().stream()
                        .map(link -> new Link(link.title(), link.url()))
                        .toList(),
                content.categories());
    }

    ArticleContent content() {
        return new ArticleContent(
                sourceId,
                url,
                title,
                language,
                direction,
                authors,
                publishedAt,
                firstSeenAt,
                editedAt,
                summary,
                Objects.requireNonNullElse(bodyHtml, ""),
                images.stream()
                        .map(image -> new ArticleImage(
                                image.id(), image.caption(), image.credit(), image.width(), image.height()))
                        .toList(),
                related.stream()
                        .map(link -> new RelatedLink(link.title(), link.url()))
                        .toList(),
                categories);
    }
}
