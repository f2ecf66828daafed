package org.jarida.ingest.page;

import java.time.Instant;
import java.util.List;
import org.jarida.ingest.charset.CharsetFinding;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.html.Link;
import org.jarida.ingest.language.Direction;
import org.jspecify.annotations.Nullable;

/**
 * An article as its page shows it.
 *
 * @param title plain text without the site's name, empty when there is none
 * @param byline who wrote it, plain text
 * @param text the body as plain text, one line a block; empty when no article was found
 * @param bodyHtml the body within the policy of {@link org.jarida.ingest.html.ArticleHtml}
 * @param images the lead image, then those of the body, each address once
 * @param related links to other articles that the page lists with this one
 * @param excerpt a few lines: the page's own description, else the beginning of the text
 * @param indexable false when the page asks not to be indexed or kept ({@code noindex}, {@code noarchive})
 */
public record ExtractedArticle(
        String title,
        @Nullable String byline,
        @Nullable Instant published,
        @Nullable String language,
        Direction direction,
        String text,
        String bodyHtml,
        List<FoundImage> images,
        List<Link> related,
        @Nullable String canonicalUrl,
        @Nullable String siteName,
        @Nullable String excerpt,
        boolean indexable,
        CharsetFinding charset) {

    public ExtractedArticle {
        images = List.copyOf(images);
        related = List.copyOf(related);
    }
}
