package org.jarida.article.article;

import java.time.Instant;
import java.util.List;
import org.jarida.article.source.Source;
import org.jarida.events.ArticleImage;
import org.jarida.events.RelatedLink;
import org.jspecify.annotations.Nullable;

/**
 * An article as readers may see it now: hidden images are gone from {@link #images} and from {@link #bodyHtml}, and its
 * source's policy has been applied (EXCERPT: the body is an excerpt; LINK: title and link only). Safe to render as it is.
 *
 * @param url where it is read at its source, or null
 * @param language BCP 47 tag, {@code und} when unknown
 * @param direction {@code rtl} or {@code ltr}
 * @param publishedAt as its source says, or null
 * @param sortAt by what lists are ordered: when published, never later than first seen
 * @param editedAt when its text was last seen changed after publication, or null
 * @param summary plain text, may be empty
 * @param bodyHtml sanitised HTML whose images point at {@code /images/{id}}; empty in lists
 * @param images the images that may be shown, in the order of the body
 * @param hiddenImages how many more it has that are hidden
 * @param revision not raised by hiding an image
 */
public record Article(
        String id,
        String title,
        Source source,
        @Nullable String url,
        String language,
        String direction,
        List<String> authors,
        @Nullable Instant publishedAt,
        Instant sortAt,
        @Nullable Instant editedAt,
        String summary,
        String bodyHtml,
        List<ArticleImage> images,
        int hiddenImages,
        List<RelatedLink> related,
        List<String> categories,
        long revision) {

    public Article {
        authors = List.copyOf(authors);
        images = List.copyOf(images);
        related = List.copyOf(related);
        categories = List.copyOf(categories);
    }
}
