package org.jarida.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why an article was withdrawn. */
public enum WithdrawalReason {
    /** Its source withdrew it. */
    SOURCE_WITHDREW,
    /** An editor took it down. */
    TAKEDOWN,
    /** Its source was removed together with its articles. */
    SOURCE_REMOVED,
    /** A value newer than this reader. */
    @JsonEnumDefaultValue
    UNKNOWN
}
