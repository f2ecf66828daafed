package org.jarida.ingest.feed;

import java.time.Instant;
import java.util.List;
import org.jarida.ingest.html.FoundImage;
import org.jarida.ingest.html.Link;
import org.jspecify.annotations.Nullable;

/**
 * One entry as its feed gives it. All addresses are absolute, all HTML is clean.
 *
 * @param id guid or Atom id exactly as written, absent when the feed gives none
 * @param url the entry's link; the guid when it is one; absent otherwise
 * @param originalUrl where a redirecting feed host (FeedBurner, Pheedo) says that the link leads
 * @param title plain text, empty when there is none
 * @param published when it was first published, as far as the feed tells
 * @param updated when it was last changed, as far as the feed tells
 * @param contentHtml the fullest body that the feed carries, its content, else its description, without its boxes of related
 *     articles
 * @param summaryHtml the description or summary, absent when the feed gives none
 * @param contentDeclared whether the body came from an element meant for full text, not from a description
 * @param images those of media elements and enclosures first, then those of the body; each address once
 * @param related links that the entry names as related or as its source, then those of the boxes that its body had; at
 *     most {@link org.jarida.ingest.html.ArticleLinks#MOST}
 * @param language as declared for the entry or the feed, else as the text shows
 */
public record ParsedEntry(
        @Nullable String id,
        @Nullable String url,
        @Nullable String originalUrl,
        String title,
        List<String> authors,
        @Nullable Instant published,
        @Nullable Instant updated,
        @Nullable String contentHtml,
        @Nullable String summaryHtml,
        boolean contentDeclared,
        List<FoundImage> images,
        List<Enclosure> enclosures,
        List<String> categories,
        List<Link> related,
        @Nullable String language) {

    public ParsedEntry {
        authors = List.copyOf(authors);
        images = List.copyOf(images);
        enclosures = List.copyOf(enclosures);
        categories = List.copyOf(categories);
        related = List.copyOf(related);
    }

    /** All authors in one line, absent when there is none. */
    public @Nullable String author() {
        return authors.isEmpty() ? null : String.join(", ", authors);
    }
}
