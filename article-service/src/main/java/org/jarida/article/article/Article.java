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

    /** Its address on this site, which its title makes readable; another one once the title changes. */
    public String path() {
        return Slug.path(id, title);
    }

    /** The address that stays when the title changes: it answers too. */
    public String permanentPath() {
        return Slug.path(id, "");
    }

    /** When what is shown of its text last changed. */
    public Instant changedAt() {
        return editedAt == null || editedAt.isBefore(sortAt) ? sortAt : editedAt;
    }

    /** Its address at its source, when it is one that a browser opens as a page. */
    public @Nullable String webUrl() {
        boolean web = url != null
                && (url.regionMatches(true, 0, "https://", 0, 8) || url.regionMatches(true, 0, "http://", 0, 7));
        return web ? url : null;
    }

    /** Where search engines shall find it instead of here: a source that lets only the link be shown asks for that. */
    public @Nullable String canonicalElsewhere() {
        return source.linkOnly() ? webUrl() : null;
    }
}
