package org.jarida.article.article;

import java.time.Instant;

/** A title for the ticker. */
public record Headline(
        String id, String title, String sourceId, String sourceName, String language, String direction, Instant at) {

    /** Its article's address on this site; another one once the title changes. */
    public String path() {
        return Slug.path(id, title);
    }
}
