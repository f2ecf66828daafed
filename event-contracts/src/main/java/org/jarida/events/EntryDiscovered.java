package org.jarida.events;

/** An entry was seen for the first time; its revision is 1. */
public record EntryDiscovered(String articleId, long revision, ArticleContent content) implements EntryEvent {

    public EntryDiscovered {
        Require.hex(articleId, 32, "articleId");
        Require.positive(revision, "revision");
        Require.present(content, "content");
    }
}
