package org.jarida.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jarida.gateway.identity.Visitor;
import org.jarida.gateway.keys.KeyFolder;
import org.jarida.gateway.keys.SigningKey;
import org.jarida.gateway.staff.StaffMember;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives each forwarded request a token that says who is asking, for one service and one minute (JWT, ES256). The same
 * caller gets the same token again while a third of its life remains, since a signature costs more than the rest of
 * the hop; a new signing key makes new tokens at once.
 */
@Component
public class ServiceTokens {

    private static final Duration LIFE = Duration.ofSeconds(60);
    private static final Duration LEAST_LEFT = Duration.ofSeconds(20);
    private static final int KEPT_AT_MOST = 20_000;

    private final KeyFolder folder;
    private final Clock clock;
    private final Cache<Subject, Token> tokens = Caffeine.newBuilder()
            .maximumSize(KEPT_AT_MOST)
            .expireAfterWrite(LIFE)
            .build();

    ServiceTokens(KeyFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    private record Subject(
            String audience,
            String keyId,
            List<String> readerKeys,
            int weight,
            List<String> networkKeys,
            @Nullable StaffMember staff) {}

    private record Token(String value, Instant expires) {}

    /** The token for a caller and a service, as the {@code Authorization} header carries it without its scheme. */
    public String of(String audience, Visitor visitor, @Nullable StaffMember staff) {
        SigningKey key = folder.current().token();
        Subject subject =
                new Subject(audience, key.id(), visitor.readerKeys(), visitor.weight(), visitor.networkKeys(), staff);
        Token kept = tokens.getIfPresent(subject);
        Instant now = clock.instant();
        if (kept != null && kept.expires().minus(LEAST_LEFT).isAfter(now)) {
            return kept.value();
        }
        Token made = sign(subject, key, now);
        tokens.put(subject, made);
        return made.value();
    }

    private static Token sign(Subject subject, SigningKey key, Instant now) {
        Instant expires = now.plus(LIFE);
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(TokenClaims.ISSUER)
                .audience(subject.audience())
                .claim("iat", now.getEpochSecond())
                .claim("exp", expires.getEpochSecond())
                .claim(TokenClaims.NETWORK_KEYS, subject.networkKeys());
        if (!subject.readerKeys().isEmpty()) {
            claims.claim(TokenClaims.READER_KEYS, subject.readerKeys());
            claims.claim(TokenClaims.READER_WEIGHT, subject.weight());
        }
        StaffMember staff = subject.staff();
        if (staff != null) {
            claims.claim(
                    TokenClaims.ROLES,
                    staff.roles().stream().map(Enum::name).sorted().toList());
            claims.claim(TokenClaims.ACCOUNT, staff.name());
            claims.claim(TokenClaims.CSRF, staff.csrf());
        }
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.id()).build(), claims.build());
        try {
            jwt.sign(new ECDSASigner(key.key()));
        } catch (JOSEException e) {
            throw new IllegalStateException("The token key " + key.id() + " cannot sign", e);
        }
        return new Token(jwt.serialize(), expires);
    }
}
