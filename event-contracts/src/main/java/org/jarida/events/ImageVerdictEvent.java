package org.jarida.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was decided of an image, whole. Key: image id. Only a higher {@link #version()} than the one known is current; a
 * verdict may come before any article that shows its image.
 */
public sealed interface ImageVerdictEvent extends Event permits ImageHidden, ImageRestored {

    String imageId();

    /** Whether the image may be shown: false in {@link ImageHidden}, true in {@link ImageRestored}. */
    boolean visible();

    CaseState state();

    /** Counts the state changes of the case from 1. */
    long version();

    /** The counting period of the case, from 1; a restore opens the next. */
    int round();

    /** How often the image was restored. */
    int restores();

    /** The rule that decided, as a stable word. */
    String rule();

    ActorKind actor();

    /** Why, in a moderator's words or a rule's; never a reader's comment. */
    @Nullable String reason();

    Instant at();

    @Override
    default String key() {
        return imageId();
    }

    @Override
    default String id() {
        return imageId() + ":" + version();
    }
}
