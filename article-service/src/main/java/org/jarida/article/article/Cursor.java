package org.jarida.article.article;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of articles ended: the place of its last item in the order (sortAt, id), so that a page stays right while
 * articles come and go around it.
 *
 * @param sortAt to the millisecond
 */
public record Cursor(Instant sortAt, String articleId) {

    private static final Pattern PLAIN = Pattern.compile("1:(-?[0-9]{1,15}):([0-9a-f]{32})");
    private static final int MAX_LENGTH = 100;

    /** The form that clients carry and must not read. */
    public String encode() {
        String plain = "1:" + sortAt.toEpochMilli() + ":" + articleId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(US_ASCII));
    }

    /** The cursor in what a client sent back; empty when this service never made such a one. */
    public static Optional<Cursor> decode(String encoded) {
        if (encoded.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            Matcher matcher = PLAIN.matcher(new String(Base64.getUrlDecoder().decode(encoded), US_ASCII));
            return matcher.matches()
                    ? Optional.of(new Cursor(Instant.ofEpochMilli(Long.parseLong(matcher.group(1))), matcher.group(2)))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
