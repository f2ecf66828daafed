package org.jarida.moderation.breaker;

import java.time.Instant;

/** Keeps the one state of the breaker that all replicas share. */
interface BreakerStore {

    BreakerState read();

    /** Opens it where it is still as it was read. */
    void open(BreakerState read, Instant now);

    /**
     * Closes it, and remembers by whom.
     *
     * @return whether it was open
     */
    boolean close(String account, Instant now);
}
