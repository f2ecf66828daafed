package org.jarida.gateway.identity;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarida.gateway.keys.Keys;
import org.jarida.gateway.keys.SecretKey;

/**
 * Writes and reads the value of a reader's cookie: {@code 1~<id>~<issued>~<key id>~<code>}, the code an HMAC-SHA256 of
 * all before it; with 2 in front, where the reader's network had been given more than the limit. What we did not sign is no reader.
 */
final class ReaderCookie {

    private static final Pattern FORM =
            Pattern.compile("(([12])~([A-Za-z0-9_-]{22})~([0-9]{1,11})~([0-9A-Za-z_.-]{1,64}))~([A-Za-z0-9_-]{43})");
    private static final String CROWDED = "2";
    private static final int ID_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    private ReaderCookie() {}

    /** A reader nobody has seen before. */
    static ReaderId newReader(Instant now, boolean crowded) {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        return new ReaderId(
                Base64.getUrlEncoder().withoutPadding().encodeToString(id),
                Instant.ofEpochSecond(now.getEpochSecond()),
                crowded);
    }

    static String write(ReaderId reader, Keys keys) {
        SecretKey key = keys.cookies().getFirst();
        String signed = (reader.crowded() ? CROWDED : "1") + "~" + reader.id() + "~"
                + reader.issued().getEpochSecond() + "~" + key.id();
        return signed + "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(code(key, signed));
    }

    /** The reader whom the value names; nothing when it is not ours, or from the future. */
    static Optional<ReaderId> read(String value, Keys keys, Instant now) {
        Matcher parts = FORM.matcher(value);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Instant issued = Instant.ofEpochSecond(Long.parseLong(parts.group(4)));
        byte[] code = Base64.getUrlDecoder().decode(parts.group(6));
        return keys.cookie(parts.group(5))
                .filter(key -> key.isCode(code, purpose(parts.group(1))))
                .filter(key -> !issued.isAfter(now.plusSeconds(60)))
                .map(key -> new ReaderId(parts.group(3), issued, parts.group(2).equals(CROWDED)));
    }

    private static byte[] code(SecretKey key, String signed) {
        return key.code(purpose(signed));
    }

    /** Cookie keys sign other things too; the purpose keeps one from passing for another. */
    private static String purpose(String signed) {
        return "reader:" + signed;
    }
}
