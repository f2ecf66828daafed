package org.jarida.service.trust;

/** What a member of staff may do. An admin's token carries every role. */
public enum Role {
    /** Sources and takedown. */
    EDITOR,
    /** Cases. */
    MODERATOR,
    /** Both, and what only an operator should. */
    ADMIN
}
