package org.jarida.service.trust;

/** Names of the claims in the token that the gateway gives each forwarded request (JWT, ES256, one audience each). */
public final class TokenClaims {

    /** The {@code iss} of every token. */
    public static final String ISSUER = "jarida-gateway";

    /** Array of hex: {@link Reader#keys}; absent without a reader. */
    public static final String READER_KEYS = "reader_keys";

    /** Integer: {@link Reader#baseWeight}; absent without a reader. */
    public static final String READER_WEIGHT = "reader_weight";

    /** Array of hex: {@link Caller#networkKeys}. */
    public static final String NETWORK_KEYS = "network_keys";

    /** Array of {@link Role} names; absent for a reader. */
    public static final String ROLES = "roles";

    /** String: {@link Caller#account}. */
    public static final String ACCOUNT = "account";

    /** String: {@link Caller#csrfToken}. */
    public static final String CSRF = "csrf";

    private TokenClaims() {}
}
