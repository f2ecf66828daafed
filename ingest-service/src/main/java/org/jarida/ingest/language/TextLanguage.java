package org.jarida.ingest.language;

import org.jspecify.annotations.Nullable;

/**
 * The language of a text and the direction in which it runs.
 *
 * @param tag BCP 47 tag ({@code ar}, {@code fr}, {@code en-US}); absent when nothing tells it
 */
public record TextLanguage(@Nullable String tag, Direction direction) {}
