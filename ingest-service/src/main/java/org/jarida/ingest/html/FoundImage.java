package org.jarida.ingest.html;

import org.jspecify.annotations.Nullable;

/**
 * An image that a document shows.
 *
 * @param url absolute address, http or https
 * @param caption what the picture shows, plain text without the credit
 * @param credit who made or sold it («EPA», «رويترز»), plain text
 */
public record FoundImage(
        String url, @Nullable String caption, @Nullable String credit) {}
