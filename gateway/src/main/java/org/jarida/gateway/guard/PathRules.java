package org.jarida.gateway.guard;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Accepts only paths that mean the same to everyone who reads them, so that what the gateway allows is what the service
 * does: no empty, dot or encoded-slash segments, no path parameters, no double encoding, no control characters.
 */
final class PathRules {

    private static final int LONGEST_PATH = 2_048;
    private static final int LONGEST_QUERY = 4_096;
    /** Characters of RFC 3986 that a path may hold, and well-formed escapes. The semicolon is left out. */
    private static final Pattern PATH = Pattern.compile("/(?:[A-Za-z0-9._~!$&'()*+,=:@/-]|%[0-9A-Fa-f]{2})*");

    private static final Pattern QUERY = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*");
    /** Escapes of: controls, percent, dot, slash, semicolon, backslash, delete. */
    private static final Pattern AMBIGUOUS = Pattern.compile("%(?:[01][0-9a-f]|25|2e|2f|3b|5c|7f)");

    private PathRules() {}

    /** Why the path or query is refused; nothing when it is fine. */
    static Optional<String> refusal(String path, @Nullable String query) {
        if (path.length() > LONGEST_PATH || !PATH.matcher(path).matches()) {
            return Optional.of("The path is too long or holds a character that it may not.");
        }
        if (path.contains("//") || hasDotSegment(path)) {
            return Optional.of("The path holds an empty or a dot segment.");
        }
        if (AMBIGUOUS.matcher(path.toLowerCase(Locale.ROOT)).find()) {
            return Optional.of("The path holds an escape that it may not.");
        }
        if (query != null
                && (query.length() > LONGEST_QUERY || !QUERY.matcher(query).matches())) {
            return Optional.of("The query is too long or holds a character that it may not.");
        }
        return Optional.empty();
    }

    private static boolean hasDotSegment(String path) {
        return path.contains("/./") || path.contains("/../") || path.endsWith("/.") || path.endsWith("/..");
    }
}
