package org.jarida.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An image is hidden: every surface stops showing it. */
public record ImageHidden(
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

    public ImageHidden {
        Require.hex(imageId, 64, "imageId");
        Require.present(state, "state");
        Require.positive(version, "version");
        Require.positive(round, "round");
        Require.notNegative(restores, "restores");
        Require.text(rule, "rule");
        Require.present(actor, "actor");
        Require.present(at, "at");
        if (visible) {
            throw new IllegalArgumentException("visible must be false");
        }
    }
}
