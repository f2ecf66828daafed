package org.jarida.gateway.keys;

import java.util.List;
import java.util.Optional;

/**
 * The keys of one moment.
 *
 * @param token signs tokens
 * @param cookies sign and verify cookies; the first signs, all verify
 * @param hashes make the keyed hashes of readers and networks; the first is the current one, the second the previous
 */
public record Keys(SigningKey token, List<SecretKey> cookies, List<SecretKey> hashes) {

    public Keys {
        cookies = List.copyOf(cookies);
        hashes = List.copyOf(hashes);
    }

    /** The cookie key of an id. */
    public Optional<SecretKey> cookie(String id) {
        return cookies.stream().filter(key -> key.id().equals(id)).findFirst();
    }
}
