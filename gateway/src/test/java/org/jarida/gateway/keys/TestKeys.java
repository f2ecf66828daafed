package org.jarida.gateway.keys;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Keys with known secrets, for tests: the secret of key {@code a} is 32 times the letter a. */
public final class TestKeys {

    private TestKeys() {}

    public static Keys cookies(String... ids) {
        return new Keys(new SigningKey("t", null), secrets(ids), secrets("h"));
    }

    public static Keys hashes(String... ids) {
        return new Keys(new SigningKey("t", null), secrets("c"), secrets(ids));
    }

    private static List<SecretKey> secrets(String... ids) {
        return Stream.of(ids).map(id -> new SecretKey(id, secret(id))).toList();
    }

    private static byte[] secret(String id) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, id.getBytes(StandardCharsets.US_ASCII)[0]);
        return bytes;
    }
}
