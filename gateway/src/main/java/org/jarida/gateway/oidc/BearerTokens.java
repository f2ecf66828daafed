package org.jarida.gateway.oidc;

import org.springframework.stereotype.Component;

/** Tells whom a bearer token of the provider names. */
@Component
public class BearerTokens {

    private final OidcSettings settings;
    private final Provider provider;

    BearerTokens(OidcSettings settings, Provider provider) {
        this.settings = settings;
        this.provider = provider;
    }

    /** Whom the token names, when it is the provider's, for us, and has not expired. */
    public Identity verify(String token) throws UnprovenException {
        return Identity.of(provider.verifyBearerToken(token), settings.nameClaim());
    }
}
