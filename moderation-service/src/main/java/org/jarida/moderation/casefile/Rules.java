package org.jarida.moderation.casefile;

/** The stable words by which a verdict names what decided. */
final class Rules {

    /** CONTRACT: enough different readers reported within the window. */
    static final String CONTRACT = "CONTRACT";

    /** HARDENED: the weighted reports of enough readers on enough networks. */
    static final String HARDENED = "HARDENED";

    /** HARDENED: fewer of them, all for a severe reason. */
    static final String SEVERE = "SEVERE";

    /** HARDENED: the rule is reached by a burst of votes, for a moderator to look at; nothing is hidden. */
    static final String BURST = "BURST";

    /** HARDENED: the rule is reached while the breaker is open, for a moderator to look at; nothing is hidden. */
    static final String BREAKER = "BREAKER";

    /** A moderator decided. */
    static final String MODERATOR = "MODERATOR";

    /** A moderator granted an appeal. */
    static final String APPEAL = "APPEAL";

    private Rules() {}
}
