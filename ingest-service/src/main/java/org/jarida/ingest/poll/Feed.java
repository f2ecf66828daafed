package org.jarida.ingest.poll;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One polled address of a source and what is known of it.
 *
 * @param domain registrable domain of the address
 * @param dueAt when it is to be polled next
 * @param resting paused by an editor, or gone by its server's word
 * @param gone whether the server said that it is gone for good
 * @param etag as received with the last body taken in
 * @param lastModified as received with the last body taken in
 * @param bodyHash of the last body taken in
 * @param intervalSeconds the adapted pause, before hints and jitter
 * @param failures in a row
 * @param lastError why the last poll failed; null when it did not
 */
public record Feed(
        String id,
        String sourceId,
        String url,
        String domain,
        Instant dueAt,
        boolean resting,
        boolean gone,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String bodyHash,
        long intervalSeconds,
        int failures,
        @Nullable Instant lastPollAt,
        @Nullable Instant lastSuccessAt,
        @Nullable String lastError) {}
