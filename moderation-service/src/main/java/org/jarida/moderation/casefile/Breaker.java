package org.jarida.moderation.casefile;

import java.time.Instant;

/** Stops hiding by rule when suddenly far more is hidden than usual, until a moderator has looked. HARDENED mode only. */
public interface Breaker {

    /**
     * Whether what reaches the rule is to be looked at rather than hidden.
     *
     * @param unstored hides that are decided but not stored yet
     */
    boolean isOpen(int unstored);

    /** Tells of a hide that was stored just now, whose deciding report came at a time. */
    void hid(Instant at);
}
