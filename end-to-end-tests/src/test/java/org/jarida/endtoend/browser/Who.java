package org.jarida.endtoend.browser;

import org.jarida.endtoend.journey.SharedJarida;
import org.jspecify.annotations.Nullable;

/** Whom a browser belongs to. */
enum Who {
    READER(null),
    EDITOR(SharedJarida.EDITOR),
    MODERATOR(SharedJarida.MODERATOR);

    private final @Nullable String account;

    Who(@Nullable String account) {
        this.account = account;
    }

    /** The name to sign in with; null for a reader. */
    @Nullable String account() {
        return account;
    }
}
