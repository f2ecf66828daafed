package org.jarida.events;

import org.jspecify.annotations.Nullable;

/**
 * A picture of an article, stored by ingest-service and served at {@code /images/{id}}.
 *
 * @param id SHA-256 of the bytes as fetched, 64 hex digits
 * @param caption plain text, or null
 * @param credit who made or owns it, or null
 * @param width of the picture as fetched, upright, in pixels
 * @param height of the picture as fetched, upright, in pixels
 */
public record ArticleImage(
        String id, @Nullable String caption, @Nullable String credit, int width, int height) {

    public ArticleImage {
        Require.hex(id, 64, "image.id");
        Require.positive(width, "image.width");
        Require.positive(height, "image.height");
    }
}
