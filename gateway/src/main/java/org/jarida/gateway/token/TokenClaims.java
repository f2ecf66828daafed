package org.jarida.gateway.token;

/**
 * Names of the claims that services read; the same as {@code org.jarida.service.trust.TokenClaims}, repeated so that
 * the gateway does not carry the services' store and broker clients.
 */
public final class TokenClaims {

    public static final String ISSUER = "jarida-gateway";
    public static final String READER_KEYS = "reader_keys";
    public static final String READER_WEIGHT = "reader_weight";
    public static final String NETWORK_KEYS = "network_keys";
    public static final String ROLES = "roles";
    public static final String ACCOUNT = "account";
    public static final String CSRF = "csrf";

    private TokenClaims() {}
}
