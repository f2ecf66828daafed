package org.jarida.service.trust;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public halves of the gateway's token keys: files {@code token-<key id>.pem} of one folder, read again when they are
 * 10 s old, so that a new key needs no restart. When they cannot be read, those known go on being used.
 */
final class PublicKeys implements JWKSource<SecurityContext> {

    private static final Logger log = LoggerFactory.getLogger(PublicKeys.class);
    private static final Duration MAX_AGE = Duration.ofSeconds(10);
    private static final String PREFIX = "token-";
    private static final String SUFFIX = ".pem";

    private final Path dir;
    private final Clock clock;
    private volatile Snapshot snapshot = new Snapshot(new JWKSet(), null);

    PublicKeys(Path dir, Clock clock) {
        this.dir = dir;
        this.clock = clock;
    }

    private record Snapshot(JWKSet keys, @Nullable Instant readAt) {}

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        return selector.select(current());
    }

    private JWKSet current() {
        Snapshot known = snapshot;
        Instant now = clock.instant();
        Instant readAt = known.readAt();
        if (readAt != null && readAt.plus(MAX_AGE).isAfter(now)) {
            return known.keys();
        }
        try {
            snapshot = new Snapshot(read(), now);
        } catch (IOException | GeneralSecurityException | IllegalArgumentException unreadable) {
            log.warn("token keys in {} cannot be read: {}", dir, unreadable.toString());
            snapshot = new Snapshot(known.keys(), readAt == null ? null : now);
        }
        return snapshot.keys();
    }

    private JWKSet read() throws IOException, GeneralSecurityException {
        List<JWK> keys = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(dir, PREFIX + "*" + SUFFIX)) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                String id = name.substring(PREFIX.length(), name.length() - SUFFIX.length());
                keys.add(new ECKey.Builder(Curve.P_256, publicKey(Files.readString(file)))
                        .keyID(id)
                        .build());
            }
        }
        return new JWKSet(keys);
    }

    /** The JDK's own reader of this format is a preview in 25; Nimbus' needs a library more. */
    private static ECPublicKey publicKey(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----", "");
        byte[] encoded = Base64.getMimeDecoder().decode(base64);
        return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
