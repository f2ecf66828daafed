package org.jarida.gateway.oidc;

import org.jspecify.annotations.Nullable;

/** Nobody's identity was proven. The message is for the log: it holds nothing about a person and is one line of text. */
public final class UnprovenException extends Exception {

    private static final int LONGEST = 200;

    private final Reason reason;

    /** What went wrong, as far as whoever signs in can do something about it. */
    public enum Reason {
        /** The provider does not answer, or not with what it must. */
        PROVIDER_AWAY,
        /** The provider did not let the person in, or the person did not want to. */
        DENIED,
        /** No sign-in of this browser is under way, or it began too long ago. */
        STALE,
        /** What came is no proof. */
        INVALID
    }

    UnprovenException(Reason reason, String message) {
        this(reason, message, null);
    }

    UnprovenException(Reason reason, String message, @Nullable Throwable cause) {
        super(line(message), cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Much of what fails was written by a stranger: nothing of it may break a line of the log. */
    private static String line(String message) {
        String printable = message.replaceAll("[^ -~]", "?");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST);
    }
}
