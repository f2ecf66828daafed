package org.jarida.gateway.cache;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/**
 * Whether an answer may be kept and given to others, by what its service says of it (RFC 9111). Only what a service
 * allows in so many words is kept: nothing is by guess.
 *
 * @param life how long at most; zero when it may not be kept
 * @param age how old it was when it came, where its service had it from a cache
 */
record Sharing(Duration life, Duration age) {

    private static final Set<Integer> KEPT_STATUSES = Set.of(200, 301, 308, 404, 410);
    private static final Set<String> FORBIDDING = Set.of("no-store", "no-cache", "private");
    private static final Sharing NONE = new Sharing(Duration.ZERO, Duration.ZERO);

    boolean isAllowed() {
        return life.isPositive();
    }

    /** What an answer allows, by its headers as the service sent them. */
    static Sharing of(int status, HttpHeaders headers) {
        if (!KEPT_STATUSES.contains(status)
                || headers.containsHeader(HttpHeaders.SET_COOKIE)
                || !variesByQuestionOnly(headers)) {
            return NONE;
        }
        long life = 0;
        long shared = -1;
        for (String directive : directives(headers)) {
            if (FORBIDDING.contains(directive)
                    || directive.startsWith("private=")
                    || directive.startsWith("no-cache=")) {
                return NONE;
            }
            if (directive.startsWith("max-age=")) {
                life = seconds(directive);
            } else if (directive.startsWith("s-maxage=")) {
                shared = seconds(directive);
            }
        }
        long age = age(headers);
        return new Sharing(
                Duration.ofSeconds(Math.max(0, (shared >= 0 ? shared : life) - age)), Duration.ofSeconds(age));
    }

    private static boolean variesByQuestionOnly(HttpHeaders headers) {
        return headers.getVary().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .allMatch(Question.VARIED::contains);
    }

    private static long age(HttpHeaders headers) {
        String age = headers.getFirst(HttpHeaders.AGE);
        return age == null ? 0 : seconds(age);
    }

    private static List<String> directives(HttpHeaders headers) {
        return headers.getValuesAsList(HttpHeaders.CACHE_CONTROL).stream()
                .map(directive -> directive.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Zero for what is no number: a life that cannot be read is none. */
    private static long seconds(String directive) {
        String digits = directive.substring(directive.indexOf('=') + 1).replace("\"", "");
        return digits.matches("[0-9]{1,9}") ? Long.parseLong(digits) : 0;
    }
}
