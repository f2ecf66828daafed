package org.jarida.moderation.casefile;

/** Which promise the house makes: {@code jarida.mode}. */
public enum Mode {
    /** Exactly so many different readers hide an image; one reader, one vote. */
    CONTRACT,
    /** Votes are weighted, and one network alone hides nothing. */
    HARDENED
}
