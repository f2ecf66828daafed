package org.jarida.moderation.article;

import java.util.List;

/** Knows which articles show an image. */
public interface ShowingArticleStore {

    /** Makes the indexes; harmless when they are there. */
    void ensureIndexes();

    /** Stores articles where their revision is higher than the one known. */
    void put(List<ShowingArticle> articles);

    /** The articles that show an image, the newest first. */
    List<ShowingArticle> showing(String imageId, int limit);
}
