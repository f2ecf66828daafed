package org.jarida.events;

/** An article is readable for the first time. Subscribers honour image verdicts and the source's display policy themselves. */
public record ArticlePublished(String articleId, long revision, ArticleContent content) implements ArticleEvent {

    public ArticlePublished {
        Require.hex(articleId, 32, "articleId");
        Require.positive(revision, "revision");
        Require.present(content, "content");
    }
}
