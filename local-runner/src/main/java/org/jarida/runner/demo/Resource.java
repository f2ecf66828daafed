package org.jarida.runner.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/** What an address answers: bytes with their type and validators. */
final class Resource {

    private final String mediaType;
    private final byte[] body;
    private final String etag;
    private final Instant lastModified;

    private Resource(String mediaType, byte[] body, Instant lastModified) {
        this.mediaType = mediaType;
        this.body = body;
        this.etag = etag(body);
        this.lastModified = lastModified;
    }

    static Resource of(String mediaType, byte[] body, Instant lastModified) {
        return new Resource(mediaType, body, lastModified);
    }

    static Resource text(String mediaType, String text, Instant lastModified) {
        return new Resource(mediaType + ";charset=utf-8", text.getBytes(StandardCharsets.UTF_8), lastModified);
    }

    String mediaType() {
        return mediaType;
    }

    /** The bytes themselves, not a copy: pictures are large and nobody here writes to them. */
    byte[] body() {
        return body;
    }

    /** Strong, with its quotes. */
    String etag() {
        return etag;
    }

    Instant lastModified() {
        return lastModified;
    }

    private static String etag(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
