package org.jarida.moderation.article;

import java.time.Instant;
import java.util.List;

/**
 * An article, as far as a moderator wants to know it.
 *
 * @param revision only a higher one than the one stored replaces it
 * @param imageIds the images it shows; none once it is withdrawn
 * @param sortAt orders the articles of an image
 */
public record ShowingArticle(
        String id, long revision, String title, String sourceId, List<String> imageIds, Instant sortAt) {

    public ShowingArticle {
        imageIds = List.copyOf(imageIds);
    }
}
