package org.jarida.service.trust;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Accepts only ES256 tokens that the gateway signed for this service. A verified token is remembered until it expires,
 * because the gateway reuses it.
 */
final class GatewayTokenDecoder implements JwtDecoder {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);
    private static final int REMEMBERED = 10_000;

    private final NimbusJwtDecoder decoder;
    private final Cache<String, Jwt> verified;

    GatewayTokenDecoder(PublicKeys keys, String audience, Clock clock) {
        DefaultJWTProcessor<com.nimbusds.jose.proc.SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.ES256, keys));
        processor.setJWTClaimsSetVerifier((_, _) -> {}); // the validators below check the claims
        this.decoder = new NimbusJwtDecoder(processor);
        JwtTimestampValidator timestamps = new JwtTimestampValidator(CLOCK_SKEW);
        timestamps.setClock(clock);
        timestamps.setAllowEmptyExpiryClaim(false);
        this.decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                List.of(timestamps, new JwtIssuerValidator(TokenClaims.ISSUER), audience(audience))));
        this.verified = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfter(Expiry.<String, Jwt>creating((_, jwt) -> remaining(jwt, clock)))
                .build();
    }

    @Override
    public Jwt decode(String token) {
        return verified.get(token, decoder::decode);
    }

    private static Duration remaining(Jwt jwt, Clock clock) {
        Instant expiry = jwt.getExpiresAt();
        Duration left = expiry == null ? Duration.ZERO : Duration.between(clock.instant(), expiry);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static OAuth2TokenValidator<Jwt> audience(String audience) {
        OAuth2Error error = new OAuth2Error("invalid_token", "The token is for another service", null);
        return jwt -> List.of(audience).equals(jwt.getAudience())
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(error);
    }
}
