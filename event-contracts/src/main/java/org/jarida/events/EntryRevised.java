package org.jarida.events;

/** An entry changed at its source, got its images, or came back; carries the whole new state. */
public record EntryRevised(String articleId, long revision, ArticleContent content) implements EntryEvent {

    public EntryRevised {
        Require.hex(articleId, 32, "articleId");
        Require.positive(revision, "revision");
        Require.present(content, "content");
    }
}
