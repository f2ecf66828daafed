package org.jarida.article.search;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a page of an answer ended. The order is that of the first page's moment. Scores move a little with every article
 * that comes, so the next page goes on after the last article, wherever it stands by now; when that is gone, after the one
 * before it.
 *
 * @param asOf the moment of the first page, to the millisecond
 * @param last how the ids of its last articles end, the very last first
 * @param rank how many articles the pages up to here have shown or passed over
 */
public record SearchCursor(Instant asOf, List<String> last, int rank) {

    static final int REMEMBERED = 3;
    static final int ENDING = 12;
    private static final Pattern PLAIN =
            Pattern.compile("s1:([0-9]{1,15}):([0-9]{1,3}):([0-9a-f]{12}(?:,[0-9a-f]{12}){0,2})");
    private static final int MAX_LENGTH = 120;

    public SearchCursor {
        last = List.copyOf(last);
    }

    /** The form that clients carry and must not read. */
    public String encode() {
        String plain = "s1:" + asOf.toEpochMilli() + ":" + rank + ":" + String.join(",", last);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(US_ASCII));
    }

    /** The cursor in what a client sent back; empty when this service never made such a one. */
    public static Optional<SearchCursor> decode(String encoded) {
        if (encoded.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            Matcher plain = PLAIN.matcher(new String(Base64.getUrlDecoder().decode(encoded), US_ASCII));
            return plain.matches()
                    ? Optional.of(new SearchCursor(
                            Instant.ofEpochMilli(Long.parseLong(plain.group(1))),
                            List.of(plain.group(3).split(",", -1)),
                            Integer.parseInt(plain.group(2))))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
