package org.jarida.moderation.casefile;

/** A threshold that every restore doubles. */
final class Doubled {

    /** Beyond this a threshold is out of reach anyway, and doubling must not overflow. */
    private static final int MOST = 30;

    private Doubled() {}

    static long by(int threshold, int restores) {
        return (long) threshold << Math.min(restores, MOST);
    }
}
