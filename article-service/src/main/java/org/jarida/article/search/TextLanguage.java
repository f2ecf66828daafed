package org.jarida.article.search;

import java.util.Locale;

/** A family of languages whose words are made equal in one way. An article's words are in the fields of its family. */
enum TextLanguage {
    ARABIC("ar"),
    FRENCH("fr"),
    ENGLISH("en"),
    OTHER("xx");

    private final String tag;

    TextLanguage(String tag) {
        this.tag = tag;
    }

    /** The ending of its fields' names. */
    String tag() {
        return tag;
    }

    /** The family of a BCP 47 tag. */
    static TextLanguage of(String language) {
        return switch (primary(language)) {
            // and what the Arab countries speak, where a source says so
            case "ar", "arb", "ary", "arz", "arq", "apc", "ajp", "acm", "aeb", "ayl", "afb" -> ARABIC;
            case "fr" -> FRENCH;
            case "en" -> ENGLISH;
            default -> OTHER;
        };
    }

    /** The first subtag, by which articles are filtered. */
    static String primary(String language) {
        int end = language.indexOf('-');
        return (end < 0 ? language : language.substring(0, end)).toLowerCase(Locale.ROOT);
    }
}
