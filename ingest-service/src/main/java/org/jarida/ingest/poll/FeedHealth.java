package org.jarida.ingest.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a feed does, for editors.
 *
 * @param failures in a row
 * @param gone whether its server said that it is gone for good
 */
public record FeedHealth(
        String url,
        @Nullable Instant lastPollAt,
        @Nullable Instant lastSuccessAt,
        @Nullable String lastError,
        int failures,
        boolean gone,
        Instant nextPollAt) {}
