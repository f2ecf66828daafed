package org.jarida.ingest.fetch;

import java.time.Instant;
import java.util.Optional;

/**
 * Turns at registrable domains, shared by all replicas. Each holds a turn by a lease, so that a killed one's comes back.
 * Times are the replicas' own: their clocks must not be many seconds apart.
 */
interface DomainLeases {

    /** Nobody else: for a process that shares nothing. */
    DomainLeases ALONE = new DomainLeases() {
        @Override
        public void ensureIndexes() {}

        @Override
        public Optional<Instant> take(String domain, String holder, Instant now, Instant until) {
            return Optional.empty();
        }

        @Override
        public void leave(String domain, String holder, Instant freeAt) {}
    };

    void ensureIndexes();

    /**
     * Takes the turn at a domain in one atomic update, unless another has it or the pause after one is not over.
     *
     * @return empty when it is taken; otherwise until when it is not free, as known now
     */
    Optional<Instant> take(String domain, String holder, Instant now, Instant until);

    /** Gives the turn back, to be taken from then on; nothing happens when the lease has passed to another. */
    void leave(String domain, String holder, Instant freeAt);
}
