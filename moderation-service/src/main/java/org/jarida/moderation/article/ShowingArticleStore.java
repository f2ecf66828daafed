package org.jarida.moderation.article;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Knows which articles show an image. */
public interface ShowingArticleStore {

    /** Makes the indexes; harmless when they are there. */
    void ensureIndexes();

    /** Stores articles where their revision is higher than the one known. */
    void put(List<ShowingArticle> articles);

    /** The articles that show an image, the newest first. */
    List<ShowingArticle> showing(String imageId, int limit);

    /** When the first of the articles that show an image came; empty when none does any more. */
    Optional<Instant> firstShowing(String imageId);

    /** The images of an article; none when it is withdrawn or not known. */
    List<String> imagesOf(String articleId);

    /** Those of some images that an article of a source shows. */
    Set<String> shownBy(String sourceId, Collection<String> imageIds);

    /** The sources whose articles show an image, for each of some images that any shows. */
    Map<String, Set<String>> sourcesOf(Collection<String> imageIds);
}
