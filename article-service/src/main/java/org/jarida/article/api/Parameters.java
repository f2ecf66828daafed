package org.jarida.article.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.jarida.article.article.Cursor;
import org.jarida.article.article.Labels;
import org.jarida.article.search.Search;
import org.jarida.article.search.SearchCursor;
import org.jarida.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Reads query parameters; what cannot be read ends the request with a 400 that names the parameter. */
final class Parameters {

    private static final Pattern SOURCE = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,18}(Z|[+ -][0-9:]{2,6})");

    private Parameters() {}

    static @Nullable String source(@Nullable String given) {
        return matching(given, SOURCE, "source", "1 to 64 of a-z, 0-9 and -");
    }

    static @Nullable String language(@Nullable String given) {
        return matching(given, LANGUAGE, "lang", "a BCP 47 language tag, such as ar");
    }

    /** The key of a section or an author, whether the client has the key or the words. */
    static @Nullable String label(@Nullable String given, String name) {
        if (given == null || given.isEmpty()) {
            return null;
        }
        String key = Labels.key(given);
        if (key.isEmpty()) {
            throw invalid(name, "words, such as an article has them");
        }
        return key;
    }

    private static @Nullable String matching(@Nullable String given, Pattern pattern, String name, String form) {
        if (given == null || given.isEmpty()) {
            return null;
        }
        if (!pattern.matcher(given).matches()) {
            throw invalid(name, form);
        }
        return given;
    }

    static int limit(@Nullable String given, int byDefault, int most) {
        if (given == null || given.isEmpty()) {
            return byDefault;
        }
        try {
            int limit = Integer.parseInt(given);
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException _) {
            // answered as any other number out of range
        }
        throw invalid("limit", "a whole number from 1 to " + most);
    }

    static @Nullable Cursor cursor(@Nullable String given) {
        return given == null || given.isEmpty()
                ? null
                : Cursor.decode(given).orElseThrow(() -> invalid("cursor", "the \"next\" of an earlier page"));
    }

    static @Nullable SearchCursor searchCursor(@Nullable String given) {
        return given == null || given.isEmpty()
                ? null
                : SearchCursor.decode(given)
                        .orElseThrow(() -> invalid("cursor", "the \"next\" of an earlier page of the same search"));
    }

    /** What is searched for; null when that is nothing. */
    static @Nullable String text(@Nullable String given) {
        if (given != null && given.length() > Search.MAX_LENGTH) {
            throw invalid("q", "at most " + Search.MAX_LENGTH + " characters");
        }
        return given == null || given.isBlank() ? null : given;
    }

    /** The beginning of a time span: a day begins at midnight UTC. */
    static @Nullable Instant from(@Nullable String given) {
        return time(given, "from", 0);
    }

    /** The end of a time span, exclusive: a day is part of it, to its last instant. */
    static @Nullable Instant to(@Nullable String given) {
        return time(given, "to", 1);
    }

    private static @Nullable Instant time(@Nullable String given, String name, int daysAfter) {
        if (given == null || given.isEmpty()) {
            return null;
        }
        try {
            if (DATE.matcher(given).matches()) {
                return LocalDate.parse(given)
                        .plusDays(daysAfter)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            }
            if (TIME.matcher(given).matches()) {
                // a plus sign that the client did not escape comes as a space
                return OffsetDateTime.parse(given.replace(' ', '+')).toInstant();
            }
        } catch (DateTimeException _) {
            // answered as any other text that is no date
        }
        throw invalid(name, "a date such as 2026-01-31 or a time such as 2026-01-31T08:00:00Z");
    }

    static ProblemException invalid(String name, String form) {
        return ProblemException.invalid(name, "must be " + form);
    }
}
