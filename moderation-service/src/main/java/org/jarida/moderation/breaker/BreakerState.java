package org.jarida.moderation.breaker;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What all replicas know of the breaker.
 *
 * @param openSince null while it is closed
 * @param closedAt when a moderator closed it last; hides before count no more
 */
record BreakerState(@Nullable Instant openSince, Instant closedAt) {

    static final BreakerState NEW = new BreakerState(null, Instant.EPOCH);

    boolean isOpen() {
        return openSince != null;
    }
}
