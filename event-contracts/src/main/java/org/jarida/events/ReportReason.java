package org.jarida.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Why a reader reported an image. */
public enum ReportReason {
    SPAM,
    SEXUAL,
    VIOLENCE,
    HARASSMENT,
    ILLEGAL,
    CHILD_SAFETY,
    NON_CONSENSUAL,
    TERROR,
    /** Anything else, and any value newer than this reader. */
    @JsonEnumDefaultValue
    OTHER
}
