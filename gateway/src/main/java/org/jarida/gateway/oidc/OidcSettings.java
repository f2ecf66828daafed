package org.jarida.gateway.oidc;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The provider that staff sign in at.
 *
 * @param issuer its address, as it names itself in its tokens; empty: there is none, and staff have local accounts
 * @param clientId our name there
 * @param clientSecret our password there; empty for a public client, which has PKCE alone
 * @param scopes what is asked for. Defaults to openid and profile
 * @param audience whom a bearer token must be for. Defaults to the client id
 * @param nameClaim what a person is called in our records, {@code sub} where a token lacks it: a claim that its people
 *     cannot change. Defaults to preferred_username
 */
@ConfigurationProperties("jarida.gateway.oidc")
public record OidcSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue({"openid", "profile"}) List<String> scopes,
        @DefaultValue("") String audience,
        @DefaultValue("preferred_username") String nameClaim) {

    public OidcSettings {
        scopes = List.copyOf(scopes);
        if (!issuer.isEmpty()) {
            requireAddress(issuer);
            if (clientId.isBlank()) {
                throw new IllegalArgumentException("jarida.gateway.oidc.issuer needs jarida.gateway.oidc.client-id");
            }
            if (!scopes.contains("openid")) {
                throw new IllegalArgumentException("jarida.gateway.oidc.scopes must have openid among them");
            }
        }
        audience = audience.isBlank() ? clientId : audience;
    }

    /** Whether staff sign in at a provider. */
    public boolean isOn() {
        return !issuer.isEmpty();
    }

    private static void requireAddress(String issuer) {
        URI address = URI.create(issuer);
        boolean web = "https".equals(address.getScheme()) || "http".equals(address.getScheme());
        if (!web || address.getHost() == null || address.getQuery() != null || address.getFragment() != null) {
            throw new IllegalArgumentException(
                    "jarida.gateway.oidc.issuer must be an http or https address without query: " + issuer);
        }
    }
}
