package org.jarida.events;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** How much of a source's articles may be shown. */
public enum DisplayPolicy {
    FULL,
    EXCERPT,
    LINK,
    /** A value newer than this reader: treat it as the strictest, {@link #LINK}. */
    @JsonEnumDefaultValue
    UNKNOWN
}
