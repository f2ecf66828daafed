package org.jarida.test;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** Signs tokens as the gateway does, and lays out the key folder that services verify them with. */
public final class TestTokens {

    private final Path keysDir;
    private final String keyId;
    private final ECPrivateKey key;

    private TestTokens(Path keysDir, String keyId, ECPrivateKey key) {
        this.keysDir = keysDir;
        this.keyId = keyId;
        this.key = key;
    }

    /** Makes a new key in a key folder; give the folder to the service as {@code jarida.keys.dir}. */
    public static TestTokens in(Path keysDir, String keyId) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            Path publicDir = Files.createDirectories(keysDir.resolve("public"));
            String pem = "-----BEGIN PUBLIC KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'})
                            .encodeToString(pair.getPublic().getEncoded())
                    + "\n-----END PUBLIC KEY-----\n";
            Files.writeString(publicDir.resolve("token-" + keyId + ".pem"), pem);
            return new TestTokens(keysDir, keyId, (ECPrivateKey) pair.getPrivate());
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As {@link #in(Path, String)} in a new temporary folder. */
    public static TestTokens inTemporaryFolder() {
        try {
            return in(Files.createTempDirectory("jarida-keys"), "20260101T000000Z");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    public Path keysDir() {
        return keysDir;
    }

    /** A token for a service, valid for a minute, of nobody in particular until the caller adds claims. */
    public String token(String audience, UnaryOperator<Claims> caller) {
        return sign(caller.apply(new Claims(audience)).claims.build());
    }

    /** A reader's token: keys are 32 hex digits. */
    public String reader(String audience, String readerKey, String networkKey) {
        return token(audience, claims -> claims.reader(List.of(readerKey), 500).networks(List.of(networkKey)));
    }

    /** A member of staff's token. */
    public String staff(String audience, String account, String... roles) {
        return token(audience, claims -> claims.staff(account, roles));
    }

    /** Signs any claims, right or wrong. */
    public String sign(JWTClaimsSet claims) {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(keyId).build(), claims);
            jwt.sign(new ECDSASigner(key));
            return jwt.serialize();
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** The claims of a token in the making. */
    public static final class Claims {

        private final JWTClaimsSet.Builder claims;

        private Claims(String audience) {
            Instant now = Instant.now();
            this.claims = new JWTClaimsSet.Builder()
                    .issuer("jarida-gateway")
                    .audience(audience)
                    .issueTime(Date.from(now))
                    .expirationTime(Date.from(now.plusSeconds(60)))
                    .claim("network_keys", List.of("00000000000000aa"));
        }

        /** @param weight in thousandths */
        public Claims reader(List<String> keys, int weight) {
            claims.claim("reader_keys", keys).claim("reader_weight", weight);
            return this;
        }

        public Claims networks(List<String> keys) {
            claims.claim("network_keys", keys);
            return this;
        }

        public Claims staff(String account, String... roles) {
            claims.claim("account", account).claim("roles", List.of(roles));
            return this;
        }

        public Claims csrf(String token) {
            claims.claim("csrf", token);
            return this;
        }
    }
}
