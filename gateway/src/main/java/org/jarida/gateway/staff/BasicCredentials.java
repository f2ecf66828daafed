package org.jarida.gateway.staff;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Name and password of an {@code Authorization: Basic} header (RFC 7617, UTF-8). */
record BasicCredentials(String name, String password) {

    private static final String SCHEME = "basic ";

    /** Whether the header is meant to be Basic, well formed or not. */
    static boolean isIn(@Nullable String authorization) {
        return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    }

    /** What the header says; nothing when it is not well formed. */
    static Optional<BasicCredentials> read(String authorization) {
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException e) {
            // no Base64, no credentials
            return Optional.empty();
        }
    }
}
