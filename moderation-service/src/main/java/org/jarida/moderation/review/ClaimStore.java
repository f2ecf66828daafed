package org.jarida.moderation.review;

import java.time.Instant;
import java.util.Optional;

/** Keeps claims, at most one of a case. */
interface ClaimStore {

    /**
     * Claims a case, or goes on claiming it, where nobody else does.
     *
     * @return the claim that stands now: this one, or somebody else's
     */
    Claim take(Claim wanted, Instant now);

    /** Ends a moderator's claim; anybody else's stays. */
    void release(String imageId, String account);

    /** Ends whatever claim there is. */
    void end(String imageId);

    Optional<Claim> find(String imageId, Instant now);
}
