package org.jarida.moderation.casefile;

/** What a moderator may decide of a case. */
public enum Action {
    /** The image stays hidden, or is hidden now. */
    CONFIRM,
    /** The image is shown again; a new round begins. */
    RESTORE,
    /** The image is shown, and reports hide it no more. */
    LOCK,
    /** The image is hidden by order. */
    LEGAL
}
