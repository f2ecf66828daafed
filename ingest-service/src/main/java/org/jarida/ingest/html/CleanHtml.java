package org.jarida.ingest.html;

import java.util.List;

/**
 * HTML that is safe to show, and what it holds.
 *
 * @param html a fragment within the policy of {@link ArticleHtml}; empty when nothing was left
 * @param text the same as plain text, one line a block
 * @param images its images in the order of the document, each address once
 * @param related links of the boxes that were lifted out of it; empty where none was looked for
 */
public record CleanHtml(String html, String text, List<FoundImage> images, List<Link> related) {

    public CleanHtml {
        images = List.copyOf(images);
        related = List.copyOf(related);
    }
}
