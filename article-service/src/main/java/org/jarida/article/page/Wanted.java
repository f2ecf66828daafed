package org.jarida.article.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a search page's address asks for.
 *
 * @param text as typed, without spaces around it
 * @param source only of this one; null for all
 * @param language only in this one; null for all
 * @param day only of this day of UTC; null for all
 */
public record Wanted(
        String text,
        @Nullable String source,
        @Nullable String language,
        @Nullable LocalDate day) {

    static final String PATH = "/search";

    public Wanted {
        source = source == null || source.isEmpty() ? null : source;
        language = language == null || language.isEmpty() ? null : language;
    }

    /** The page's address, which goes on with an ampersand. */
    String href() {
        StringBuilder href = new StringBuilder(PATH + "?q=" + encoded(text));
        append(href, "source", source);
        append(href, "lang", language);
        append(href, "day", day == null ? null : day.toString());
        return href.toString();
    }

    /** What follows the address of a feed of the same search; feeds know no languages and days. */
    String feedQuery() {
        StringBuilder query = new StringBuilder("?q=" + encoded(text));
        append(query, "source", source);
        return query.toString();
    }

    private static void append(StringBuilder href, String name, @Nullable String value) {
        if (value != null) {
            href.append('&').append(name).append('=').append(encoded(value));
        }
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    Wanted of(@Nullable String newSource) {
        return new Wanted(text, newSource, language, day);
    }

    Wanted in(@Nullable String newLanguage) {
        return new Wanted(text, source, newLanguage, day);
    }

    Wanted on(@Nullable LocalDate newDay) {
        return new Wanted(text, source, language, newDay);
    }
}
