package org.jarida.moderation.casefile;

import org.jarida.events.ActorKind;
import org.jspecify.annotations.Nullable;

/**
 * Who decided.
 *
 * @param account of the moderator; for the history only, never published, logged or measured
 */
public record Actor(ActorKind kind, @Nullable String account) {

    static final Actor RULE = new Actor(ActorKind.RULE, null);

    Actor nameless() {
        return new Actor(kind, null);
    }
}
