package org.jarida.article.article;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * As much of an article as a list of addresses needs.
 *
 * @param at when published, never later than first seen
 * @param editedAt when its text was last seen changed after publication, or null
 */
public record Listing(
        String id,
        String sourceId,
        String title,
        String language,
        Instant at,
        @Nullable Instant editedAt) {

    /** Its address on this site. */
    public String path() {
        return Slug.path(id, title);
    }

    /** When its text last changed. */
    public Instant changedAt() {
        return editedAt == null || editedAt.isBefore(at) ? at : editedAt;
    }
}
