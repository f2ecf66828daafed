package org.jarida.events;

/** A later revision of an article is current; carries the whole new state. */
public record ArticleRevised(String articleId, long revision, ArticleContent content) implements ArticleEvent {

    public ArticleRevised {
        Require.hex(articleId, 32, "articleId");
        Require.positive(revision, "revision");
        Require.present(content, "content");
    }
}
