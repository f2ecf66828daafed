package org.jarida.ingest.poll;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a poll found out about its feed.
 *
 * @param outcome stable word for metrics
 * @param reached whether the feed was asked at all; if not, nothing was found out and its record of success stands
 * @param etag to be sent next time
 * @param error null when the poll succeeded
 * @param failures in a row, this poll included
 * @param interval the adapted pause to remember
 * @param pause until the next poll
 */
record PollReport(
        String outcome,
        boolean reached,
        @Nullable String etag,
        @Nullable String lastModified,
        @Nullable String bodyHash,
        @Nullable String error,
        int failures,
        boolean gone,
        Duration interval,
        Duration pause) {}
