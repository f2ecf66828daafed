package org.jarida.gateway.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSKeySelector;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.Resource;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URL;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jarida.gateway.oidc.UnprovenException.Reason;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The provider as it describes itself, and the judge of its tokens. It is asked when it is first needed, not at the start,
 * and again every hour; while it is away what it said last holds, its keys for an hour. A key that is not known makes its
 * keys be read again, twice in two seconds at most. Only asymmetric signatures count, whatever a token says of itself.
 */
@Component
class Provider {

    private static final Logger log = LoggerFactory.getLogger(Provider.class);

    private static final Duration DESCRIBED_FOR = Duration.ofHours(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
    private static final Duration KEYS_FRESH = Duration.ofMinutes(5);
    private static final Duration KEYS_WITHOUT_PROVIDER = Duration.ofHours(1);
    /** Short, since a flood of unknown keys must not keep others from those that are published. */
    private static final Duration KEYS_APART = Duration.ofSeconds(2);

    private static final Duration KEYS_AWAITED = Duration.ofSeconds(5);

    private static final Set<JWSAlgorithm> SIGNATURES = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);
    private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

    private final OidcSettings settings;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private final ProviderCalls calls = new ProviderCalls();
    private volatile @Nullable Described described;
    private volatile Instant notBefore = Instant.MIN;
    /** Whether the provider gave its keys when it was last asked for them. */
    private volatile boolean keysRead;

    /** What is known of the provider, and since when. */
    private record Described(OIDCProviderMetadata metadata, JWSKeySelector<SecurityContext> keys, Instant at) {}

    Provider(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    ProviderCalls calls() {
        return calls;
    }

    /** Where it is to be found; asks it if need be. */
    OIDCProviderMetadata metadata() throws UnprovenException {
        return described().metadata();
    }

    /** The claims of an ID token: signed by the provider, for us, not expired, of this sign-in. */
    JWTClaimsSet verifyIdToken(JWT token, Nonce nonce) throws UnprovenException {
        var validator = new IDTokenValidator(
                new Issuer(settings.issuer()),
                new ClientID(settings.clientId()),
                described().keys(),
                null);
        JWTClaimsSet claims = verified(() -> validator.validate(token, nonce).toJWTClaimsSet());
        requireParty(claims);
        return claims;
    }

    /** A token for several must say that it was made for us (OpenID Connect Core 3.1.3.7); the library leaves that to its caller. */
    private void requireParty(JWTClaimsSet claims) throws UnprovenException {
        Object party = claims.getClaim("azp");
        boolean ours = party == null
                ? claims.getAudience().size() == 1
                : settings.clientId().equals(party);
        if (!ours) {
            throw new UnprovenException(Reason.INVALID, "the token is refused: it was made for another party");
        }
    }

    /** The claims of a bearer token: signed by the provider, for the audience that is configured, not expired. */
    JWTClaimsSet verifyBearerToken(String token) throws UnprovenException {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, ACCESS_TOKEN, null));
        processor.setJWSKeySelector(described().keys());
        processor.setJWTClaimsSetVerifier(new DefaultJWTClaimsVerifier<>(
                settings.audience(),
                new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
                Set.of("exp")));
        return verified(() -> processor.process(token, null));
    }

    private interface Verification {
        JWTClaimsSet claims()
                throws ParseException, BadJOSEException, JOSEException, com.nimbusds.oauth2.sdk.ParseException;
    }

    private JWTClaimsSet verified(Verification verification) throws UnprovenException {
        try {
            return verification.claims();
        } catch (RateLimitReachedException e) {
            throw new UnprovenException(
                    keysRead ? Reason.INVALID : Reason.PROVIDER_AWAY, "the token's key was not there a moment ago", e);
        } catch (KeySourceException e) {
            throw new UnprovenException(Reason.PROVIDER_AWAY, "its keys cannot be read: " + e.getMessage(), e);
        } catch (ParseException | BadJOSEException | JOSEException | com.nimbusds.oauth2.sdk.ParseException e) {
            throw new UnprovenException(Reason.INVALID, "the token is refused: " + e.getMessage(), e);
        }
    }

    private Described described() throws UnprovenException {
        Described known = described;
        if (known == null) {
            asking.lock();
        } else if (isFresh(known) || !asking.tryLock()) {
            return known;
        }
        try {
            return describedByNow();
        } finally {
            asking.unlock();
        }
    }

    /** Whoever waited while another asked finds the answer here, or that there was none a moment ago. */
    private Described describedByNow() throws UnprovenException {
        Described known = described;
        if (known != null && isFresh(known)) {
            return known;
        }
        if (!notBefore.isAfter(clock.instant())) {
            try {
                Described fresh = ask(known);
                described = fresh;
                return fresh;
            } catch (UnprovenException e) {
                notBefore = clock.instant().plus(PAUSE_AFTER_FAILURE);
                log.warn("The OpenID provider {} is away: {}", settings.issuer(), e.getMessage());
            }
        }
        if (known == null) {
            throw new UnprovenException(Reason.PROVIDER_AWAY, "the provider does not answer");
        }
        return known;
    }

    private boolean isFresh(Described known) {
        return known.at().plus(DESCRIBED_FOR).isAfter(clock.instant());
    }

    private Described ask(@Nullable Described before) throws UnprovenException {
        try {
            var address = OIDCProviderMetadata.resolveURL(new Issuer(settings.issuer()));
            var metadata =
                    OIDCProviderMetadata.parse(calls.retrieveResource(address).getContent());
            if (!settings.issuer().equals(metadata.getIssuer().getValue())) {
                throw new UnprovenException(Reason.PROVIDER_AWAY, "it names another issuer than the one configured");
            }
            if (metadata.getAuthorizationEndpointURI() == null || metadata.getTokenEndpointURI() == null) {
                throw new UnprovenException(Reason.PROVIDER_AWAY, "it has no authorization or no token endpoint");
            }
            return new Described(metadata, keys(metadata, before), clock.instant());
        } catch (IOException | GeneralException e) {
            throw new UnprovenException(Reason.PROVIDER_AWAY, e.getMessage() + why(e), e);
        }
    }

    /** Those known before, where the provider still has them in the same place. */
    private JWSKeySelector<SecurityContext> keys(OIDCProviderMetadata metadata, @Nullable Described before)
            throws IOException {
        if (before != null && metadata.getJWKSetURI().equals(before.metadata().getJWKSetURI())) {
            return before.keys();
        }
        JWKSource<SecurityContext> source = JWKSourceBuilder.create(
                        metadata.getJWKSetURI().toURL(), this::readKeys)
                .cache(KEYS_FRESH.toMillis(), KEYS_AWAITED.toMillis())
                .refreshAheadCache(false)
                .rateLimited(KEYS_APART.toMillis())
                .outageTolerant(KEYS_WITHOUT_PROVIDER.toMillis())
                .build();
        return new JWSVerificationKeySelector<>(SIGNATURES, source);
    }

    private Resource readKeys(URL address) throws IOException {
        keysRead = false;
        Resource keys = calls.retrieveResource(address);
        keysRead = true;
        return keys;
    }

    private static String why(Exception e) {
        return e.getCause() == null ? "" : ", " + e.getCause();
    }
}
