package org.jarida.ingest.fetch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.MessageHeaders;
import org.jspecify.annotations.Nullable;

/** What response headers say; nonsense says nothing. */
final class ResponseHeaders {

    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private ResponseHeaders() {}

    static @Nullable String text(MessageHeaders response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null || header.getValue() == null || header.getValue().isBlank() ? null : header.getValue();
    }

    /** The values of every header of this name. */
    static List<String> all(MessageHeaders response, String name) {
        return Arrays.stream(response.getHeaders(name))
                .map(header -> header.getValue() == null ? "" : header.getValue())
                .toList();
    }

    /** Seconds or an HTTP date, as a wait from now. */
    static @Nullable Duration retryAfter(MessageHeaders response, Clock clock) {
        String value = text(response, "Retry-After");
        if (value == null) {
            return null;
        }
        if (SECONDS.matcher(value.strip()).matches()) {
            return Duration.ofSeconds(Long.parseLong(value.strip()));
        }
        Instant until = date(value);
        return until == null ? null : notNegative(Duration.between(clock.instant(), until));
    }

    /** From {@code Cache-Control: max-age}, else {@code Expires}. */
    static @Nullable Duration freshFor(MessageHeaders response, Clock clock) {
        String control = text(response, "Cache-Control");
        if (control != null) {
            String lower = control.toLowerCase(Locale.ROOT);
            if (lower.contains("no-cache") || lower.contains("no-store")) {
                return null;
            }
            var maxAge = MAX_AGE.matcher(lower);
            if (maxAge.find()) {
                return Duration.ofSeconds(Long.parseLong(maxAge.group(1)));
            }
        }
        String expires = text(response, "Expires");
        Instant until = expires == null ? null : date(expires);
        return until == null ? null : notNegative(Duration.between(clock.instant(), until));
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }

    private static @Nullable Instant date(String text) {
        try {
            return ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException _) {
            return null;
        }
    }
}
