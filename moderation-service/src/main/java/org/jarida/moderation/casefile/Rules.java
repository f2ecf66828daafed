package org.jarida.moderation.casefile;

/** The stable words by which a verdict names what decided. */
final class Rules {

    /** CONTRACT: enough different readers reported within the window. */
    static final String CONTRACT = "CONTRACT";

    /** HARDENED: the weighted reports of enough readers on enough networks. */
    static final String HARDENED = "HARDENED";

    /** A moderator decided. */
    static final String MODERATOR = "MODERATOR";

    private Rules() {}
}
