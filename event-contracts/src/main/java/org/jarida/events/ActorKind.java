package org.jarida.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** What kind of actor decided; never who. */
public enum ActorKind {
    RULE,
    MODERATOR,
    APPEAL,
    /** A value newer than this reader. */
    @JsonEnumDefaultValue
    UNKNOWN
}
