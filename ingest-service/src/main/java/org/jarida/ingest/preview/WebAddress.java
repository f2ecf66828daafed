package org.jarida.ingest.preview;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads web addresses as people paste them: those of Arabic pages often come as they are read, not encoded. */
public final class WebAddress {

    private static final String ENCODED = "\"<>\\^`{|}";

    private WebAddress() {}

    /** The same of one that may lack its scheme. */
    public static Optional<URI> asTyped(String written) {
        return of(written.contains("://") ? written : "https://" + written.strip());
    }

    /** The address with everything encoded that a URI must encode; none when it is not an http or https address. */
    public static Optional<URI> of(String written) {
        var encoded = new StringBuilder();
        for (byte b : written.strip().getBytes(StandardCharsets.UTF_8)) {
            if (b > 0x20 && b < 0x7F && ENCODED.indexOf(b) < 0) {
                encoded.append((char) b);
            } else {
                encoded.append("%%%02X".formatted(b & 0xFF));
            }
        }
        try {
            var address = URI.create(encoded.toString());
            boolean web = address.getHost() != null
                    && ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()));
            return web ? Optional.of(address) : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }
}
