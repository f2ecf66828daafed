package org.jarida.gateway.oidc;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarida.gateway.keys.Keys;
import org.jarida.gateway.keys.SecretKey;

/**
 * A sign-in that is under way, as the cookie of the browser that began it holds it, so that any gateway can end it:
 * {@code 1~<random>~<begun>~<next>~<key id>~<code>}, the code an HMAC-SHA256 of all before it. State, nonce and PKCE verifier
 * are codes of the random part under the cookie key: whoever sees the cookie, or what the provider is sent, learns none of
 * the others.
 *
 * @param next path to go to afterwards; empty: where the roles lead
 * @param cookie value of the cookie
 */
record PendingSignIn(String state, String nonce, String verifier, String next, String cookie) {

    static final Duration LIFE = Duration.ofMinutes(10);

    private static final Duration CLOCKS_APART = Duration.ofMinutes(1);
    /** What leads on is Base64 of a length that there is, so that it can be decoded. */
    private static final Pattern FORM = Pattern.compile("(1~([A-Za-z0-9_-]{22})~([0-9]{1,11})"
            + "~((?:[A-Za-z0-9_-]{4}){0,512}(?:[A-Za-z0-9_-]{2,3})?)~([0-9A-Za-z_.-]{1,64}))~([A-Za-z0-9_-]{43})");

    private static final int RANDOM_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    /** One that begins now. */
    static PendingSignIn begin(String next, Keys keys, Instant now) {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        String random = ENCODER.encodeToString(bytes);
        SecretKey key = keys.cookies().getFirst();
        String signed = "1~" + random + "~" + now.getEpochSecond() + "~"
                + ENCODER.encodeToString(next.getBytes(StandardCharsets.UTF_8)) + "~" + key.id();
        return of(key, random, next, signed + "~" + code(key, purpose(signed)));
    }

    /** The one that the cookie holds; nothing when it is not ours or was begun longer ago than {@link #LIFE}. */
    static Optional<PendingSignIn> read(String cookie, Keys keys, Instant now) {
        Matcher parts = FORM.matcher(cookie);
        if (!parts.matches()) {
            return Optional.empty();
        }
        Instant begun = Instant.ofEpochSecond(Long.parseLong(parts.group(3)));
        String next = new String(DECODER.decode(parts.group(4)), StandardCharsets.UTF_8);
        return keys.cookie(parts.group(5))
                .filter(key -> key.isCode(DECODER.decode(parts.group(6)), purpose(parts.group(1))))
                .filter(key -> begun.plus(LIFE).isAfter(now) && !begun.isAfter(now.plus(CLOCKS_APART)))
                .map(key -> of(key, parts.group(2), next, cookie));
    }

    private static PendingSignIn of(SecretKey key, String random, String next, String cookie) {
        return new PendingSignIn(
                code(key, "sign-in-state:" + random),
                code(key, "sign-in-nonce:" + random),
                code(key, "sign-in-verifier:" + random),
                next,
                cookie);
    }

    private static String code(SecretKey key, String text) {
        return ENCODER.encodeToString(key.code(text));
    }

    /** Cookie keys sign other things too; the purpose keeps one from passing for another. */
    private static String purpose(String signed) {
        return "sign-in:" + signed;
    }
}
