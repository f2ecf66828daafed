package org.jarida.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** The state of an image's case, as verdicts tell it. Consumers look at {@code visible} only. */
public enum CaseState {
    VISIBLE(true),
    SUSPECT(true),
    RESTORED(true),
    LOCKED(true),
    AUTO_HIDDEN(false),
    CONFIRMED(false),
    LEGAL(false),
    /** A value newer than this reader; {@code visible} of the verdict still holds. */
    @JsonEnumDefaultValue
    UNKNOWN(true);

    private final boolean visible;

    CaseState(boolean visible) {
        this.visible = visible;
    }

    /** Whether an image whose case is in this state is shown. */
    public boolean visible() {
        return visible;
    }
}
