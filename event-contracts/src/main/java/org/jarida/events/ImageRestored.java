package org.jarida.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An image may be shown again, on every surface. */
public record ImageRestored(
        String imageId,
        boolean visible,
        CaseState state,
        long version,
        int round,
        int restores,
        String rule,
        ActorKind actor,
        @Nullable String reason,
        Instant at)
        implements ImageVerdictEvent {

    public ImageRestored {
        Require.hex(imageId, 64, "imageId");
        Require.present(state, "state");
        Require.positive(version, "version");
        Require.positive(round, "round");
        Require.notNegative(restores, "restores");
        Require.text(rule, "rule");
        Require.present(actor, "actor");
        Require.present(at, "at");
        if (!visible) {
            throw new IllegalArgumentException("visible must be true");
        }
    }
}
