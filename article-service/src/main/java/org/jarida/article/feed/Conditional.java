package org.jarida.article.feed;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Answers that clients ask for again and again: with an ETag, with {@code Last-Modified} where it is true, and 304 by the
 * framework. The ETag is a weak one, so that the server may compress what it names.
 */
@Component
class Conditional {

    private static final CacheControl SHORT =
            CacheControl.maxAge(Duration.ofSeconds(1)).cachePublic().mustRevalidate();

    private final LastChanges changes;

    Conditional(Clock clock) {
        this.changes = new LastChanges(clock);
    }

    ResponseEntity<byte[]> respond(String address, MediaType type, byte[] body) {
        String etag = "W/\"" + hash(body) + '"';
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok().cacheControl(SHORT).eTag(etag).contentType(type);
        changes.of(address, etag).ifPresent(answer::lastModified);
        return answer.body(body);
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
