package org.jarida.ingest.feed;

import org.jspecify.annotations.Nullable;

/**
 * A file that an entry carries along.
 *
 * @param length size in bytes, absent when unknown or nonsense
 */
public record Enclosure(
        String url, @Nullable String type, @Nullable Long length) {}
