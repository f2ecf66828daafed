package org.jarida.gateway.staff;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jarida.gateway.identity.Network;
import org.jarida.gateway.oidc.BearerTokens;
import org.jarida.gateway.oidc.Identity;
import org.jarida.gateway.oidc.UnprovenException;
import org.jarida.gateway.oidc.UnprovenException.Reason;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.problem.ProblemType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Recognises members of staff by a bearer token of the provider (RFC 6750). A token that was right is remembered by its
 * hash until it expires, for a minute at most; wrong ones are counted as wrong passwords are.
 */
@Component
class Bearers {

    private static final Logger log = LoggerFactory.getLogger(Bearers.class);

    private static final String SCHEME = "bearer";
    private static final String CHALLENGE = "Bearer realm=\"Jarida\"";
    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final int REMEMBERED_AT_MOST = 1_000;

    private final BearerTokens tokens;
    private final ClaimedRoles roles;
    private final Attempts attempts;
    private final Clock clock;
    private final Cache<String, Bearer> right = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(REMEMBERED_AT_MOST)
            .build();

    private record Bearer(StaffMember member, Instant expires) {}

    Bearers(BearerTokens tokens, ClaimedRoles roles, Attempts attempts, Clock clock) {
        this.tokens = tokens;
        this.roles = roles;
        this.attempts = attempts;
        this.clock = clock;
    }

    /** Whether the header is meant to hold a bearer token, a right one or not. */
    static boolean isIn(String authorization) {
        return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && (authorization.length() == SCHEME.length() || authorization.charAt(SCHEME.length()) == ' ');
    }

    /**
     * The member whom the token names.
     *
     * @throws ProblemException 401 for a wrong token, 403 without a role here, 429 after too many wrong ones, 503 when the
     *     provider cannot be asked for its keys
     */
    StaffMember identify(String authorization, Network network) {
        String token = authorization.substring(SCHEME.length()).strip();
        String hash = hash(token);
        Bearer known = right.getIfPresent(hash);
        if (known != null && known.expires().isAfter(clock.instant())) {
            return known.member();
        }
        attempts.begin(network);
        try {
            Identity identity = tokens.verify(token);
            attempts.wasRight(network);
            StaffMember member = new StaffMember(identity.name(), roles.of(identity.claims()), null);
            if (member.roles().isEmpty()) {
                throw new ProblemException(ProblemType.FORBIDDEN, "Whom the token names has no role here.");
            }
            right.put(hash, new Bearer(member, identity.expires()));
            return member;
        } catch (UnprovenException e) {
            throw refused(e, network);
        }
    }

    /** A 401 that asks for a token. */
    static ProblemException unauthenticated(String detail) {
        return new ProblemException(ProblemType.UNAUTHENTICATED, detail)
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    }

    private ProblemException refused(UnprovenException unproven, Network network) {
        if (unproven.reason() == Reason.PROVIDER_AWAY) {
            attempts.wasRight(network);
            log.warn("A bearer token cannot be checked: {}", unproven.getMessage());
            return new ProblemException(ProblemType.UNAVAILABLE, "The token cannot be checked just now.")
                    .header(HttpHeaders.RETRY_AFTER, "3");
        }
        log.debug("A bearer token was refused: {}", unproven.getMessage());
        return new ProblemException(ProblemType.UNAUTHENTICATED, "The token is not valid here, or has expired.")
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
    }

    private static String hash(String token) {
        try {
            byte[] bytes = token.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
