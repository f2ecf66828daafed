package org.jarida.gateway.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A secret that makes HMAC-SHA256 codes, known by its key id. Safe for use by many threads. */
public final class SecretKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final String id;
    private final SecretKeySpec secret;

    SecretKey(String id, byte[] secret) {
        this.id = id;
        this.secret = new SecretKeySpec(secret, ALGORITHM);
    }

    /** The key id: a time of making, so that the greatest is the newest. */
    public String id() {
        return id;
    }

    /** The code of a text: 32 bytes. */
    public byte[] code(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    /** Whether a code is the text's; takes the same time wherever they differ. */
    public boolean isCode(byte[] code, String text) {
        return MessageDigest.isEqual(code(text), code);
    }
}
