package org.jarida.endtoend.browser;

import java.util.Locale;

/** A language of the interface. */
enum Language {
    AR,
    FR,
    EN;

    /** As in {@code lang}, and as {@code ?ui=} asks for it. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in {@code dir}. */
    String direction() {
        return this == AR ? "rtl" : "ltr";
    }
}
