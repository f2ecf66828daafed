package org.jarida.events;

/** What happened to an article. Key: article id. Only a higher {@link #revision()} than the one known is current. */
public sealed interface ArticleEvent extends Event permits ArticlePublished, ArticleRevised, ArticleWithdrawn {

    /** First 32 hex digits of the SHA-256 that names the article for ever. */
    String articleId();

    /** Counts the revisions of this article from 1; goes on after a withdrawal or takedown. */
    long revision();

    @Override
    default String key() {
        return articleId();
    }

    @Override
    default String id() {
        return articleId() + ":" + revision();
    }
}
