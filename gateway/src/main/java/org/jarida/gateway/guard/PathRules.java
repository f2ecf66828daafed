package org.jarida.gateway.guard;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Accepts only paths that mean the same to everyone who reads them, so that what the gateway allows is what the service
 * does: no empty, dot or encoded-slash segments, no path parameters, no double encoding, no control characters, no escapes
 * that are not UTF-8.
 */
final class PathRules {

    private static final int LONGEST_PATH = 2_048;
    private static final int LONGEST_QUERY = 4_096;
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    /** What a path may hold beside escapes: RFC 3986 without the semicolon. */
    private static final BitSet PATH = characters(UNRESERVED + "!$&'()*+,=:@/");

    private static final BitSet QUERY = characters(UNRESERVED + "!$&'()*+,;=:@/?");
    /** Escapes of: controls, percent, dot, slash, semicolon, backslash, delete. */
    private static final Pattern AMBIGUOUS = Pattern.compile("%(?:[01][0-9a-f]|25|2e|2f|3b|5c|7f)");

    private PathRules() {}

    /** Why the path or query is refused; nothing when it is fine. */
    static Optional<String> refusal(String path, @Nullable String query) {
        if (path.length() > LONGEST_PATH || !path.startsWith("/") || !holdsOnly(PATH, path)) {
            return Optional.of("The path is too long or holds a character that it may not.");
        }
        if (path.contains("//") || hasDotSegment(path)) {
            return Optional.of("The path holds an empty or a dot segment.");
        }
        if (AMBIGUOUS.matcher(path.toLowerCase(Locale.ROOT)).find()) {
            return Optional.of("The path holds an escape that it may not.");
        }
        if (path.indexOf('%') >= 0 && !isUtf8(path)) {
            return Optional.of("The path holds escapes that are no text in UTF-8.");
        }
        if (query != null && (query.length() > LONGEST_QUERY || !holdsOnly(QUERY, query))) {
            return Optional.of("The query is too long or holds a character that it may not.");
        }
        return Optional.empty();
    }

    /** Whether a text holds only these characters and well-formed escapes. */
    private static boolean holdsOnly(BitSet allowed, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                if (i + 2 >= text.length() || !isHex(text.charAt(i + 1)) || !isHex(text.charAt(i + 2))) {
                    return false;
                }
                i += 2;
            } else if (!allowed.get(c)) {
                return false;
            }
        }
        return true;
    }

    /** Overlong forms of a dot or a slash, surrogates and cut characters are not. The escapes must be well formed. */
    private static boolean isUtf8(String path) {
        byte[] bytes = new byte[path.length()];
        int length = 0;
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '%') {
                bytes[length++] = (byte) HexFormat.fromHexDigits(path, i + 1, i + 3);
                i += 2;
            } else {
                bytes[length++] = (byte) path.charAt(i);
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean isHex(char c) {
        return HexFormat.isHexDigit(c);
    }

    private static BitSet characters(String all) {
        BitSet set = new BitSet();
        all.chars().forEach(set::set);
        return set;
    }

    private static boolean hasDotSegment(String path) {
        return path.contains("/./") || path.contains("/../") || path.endsWith("/.") || path.endsWith("/..");
    }
}
