package org.jarida.events.kafka;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that a group could not handle, waiting to be replayed.
 *
 * @param partition of the dead-letter topic; the same as on the source topic
 * @param offset on the dead-letter topic
 * @param key as text, as far as it is text
 * @param bytes size of the body
 */
public record DeadLetter(
        int partition,
        long offset,
        @Nullable String key,
        @Nullable String type,
        @Nullable String reason,
        Instant at,
        int bytes) {}
