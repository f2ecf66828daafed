package org.jarida.gateway.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jarida.gateway.oidc.UnprovenException.Reason;
import org.jarida.gateway.site.SiteSettings;
import org.springframework.stereotype.Component;

/**
 * Signs in by authorization code with PKCE (OpenID Connect Core 3.1, RFC 7636, RFC 9207). An answer of the provider counts
 * once and in the browser that asked for it.
 */
@Component
public class OidcSignIn {

    private final OidcSettings settings;
    private final Provider provider;
    private final PendingSignIns pending;
    private final URI callback;
    private final URI home;

    OidcSignIn(OidcSettings settings, Provider provider, PendingSignIns pending, SiteSettings site) {
        this.settings = settings;
        this.provider = provider;
        this.pending = pending;
        this.callback = site.publicUrl().resolve("/login/callback");
        this.home = site.publicUrl().resolve("/");
    }

    /**
     * Who has signed in.
     *
     * @param next path to go to; empty: where the roles lead
     */
    public record Proven(Identity identity, String next) {}

    /**
     * The address at the provider to send this browser to.
     *
     * @param next path of this site to go to afterwards, or empty
     */
    public URI begin(String next, HttpServletResponse response) throws UnprovenException {
        URI endpoint = provider.metadata().getAuthorizationEndpointURI();
        PendingSignIn begun = pending.begin(next, response);
        return new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope(settings.scopes().toArray(String[]::new)), client(), callback)
                .endpointURI(endpoint)
                .state(new State(begun.state()))
                .nonce(new Nonce(begun.nonce()))
                .codeChallenge(new CodeVerifier(begun.verifier()), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    /** Ends the sign-in that the provider's answer belongs to; an answer to another one, or to none, leaves it. */
    public Proven end(HttpServletRequest request, HttpServletResponse response) throws UnprovenException {
        PendingSignIn begun = pending.of(request)
                .orElseThrow(() -> new UnprovenException(Reason.STALE, "this browser has begun none"));
        String state = request.getParameter("state");
        if (state == null || !isSame(state, begun.state())) {
            throw new UnprovenException(Reason.STALE, "the answer is to another request");
        }
        pending.end(response);
        AuthenticationResponse answer = answer(request);
        OIDCProviderMetadata metadata = provider.metadata();
        requireIssuer(answer, metadata);
        if (!answer.indicatesSuccess()) {
            throw new UnprovenException(
                    Reason.DENIED,
                    "the provider says "
                            + answer.toErrorResponse().getErrorObject().getCode());
        }
        AuthorizationCode code = answer.toSuccessResponse().getAuthorizationCode();
        if (code == null) {
            throw new UnprovenException(Reason.INVALID, "the answer has no code");
        }
        OIDCTokenResponse tokens = exchange(code, begun, metadata);
        if (tokens.getOIDCTokens().getIDToken() == null) {
            throw new UnprovenException(Reason.INVALID, "the provider gave no ID token");
        }
        JWTClaimsSet claims = provider.verifyIdToken(tokens.getOIDCTokens().getIDToken(), new Nonce(begun.nonce()));
        return new Proven(Identity.of(claims, settings.nameClaim()), begun.next());
    }

    /** Where a person ends the session at the provider too and comes back; nothing where it offers no such place. */
    public Optional<URI> signOutAddress() {
        try {
            return Optional.ofNullable(provider.metadata().getEndSessionEndpointURI())
                    .map(endpoint -> new LogoutRequest(endpoint, null, null, client(), home, null, null).toURI());
        } catch (UnprovenException e) {
            // who signs out here has done so, whether or not the provider can be asked
            return Optional.empty();
        }
    }

    private AuthenticationResponse answer(HttpServletRequest request) throws UnprovenException {
        Map<String, List<String>> parameters = request.getParameterMap().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Arrays.asList(entry.getValue())));
        try {
            return AuthenticationResponseParser.parse(callback, parameters);
        } catch (ParseException e) {
            throw new UnprovenException(Reason.INVALID, "the answer cannot be read: " + e.getMessage(), e);
        }
    }

    /** An answer of another provider than the one that was asked is an attack (RFC 9207). */
    private void requireIssuer(AuthenticationResponse answer, OIDCProviderMetadata metadata) throws UnprovenException {
        boolean right = answer.getIssuer() == null
                ? !metadata.supportsAuthorizationResponseIssuerParam()
                : settings.issuer().equals(answer.getIssuer().getValue());
        if (!right) {
            throw new UnprovenException(Reason.INVALID, "the answer is not of the issuer that was asked");
        }
    }

    private OIDCTokenResponse exchange(AuthorizationCode code, PendingSignIn begun, OIDCProviderMetadata metadata)
            throws UnprovenException {
        var grant = new AuthorizationCodeGrant(code, callback, new CodeVerifier(begun.verifier()));
        TokenRequest request = settings.clientSecret().isEmpty()
                ? new TokenRequest.Builder(metadata.getTokenEndpointURI(), client(), grant).build()
                : new TokenRequest.Builder(metadata.getTokenEndpointURI(), secret(metadata), grant).build();
        try {
            var answer = request.toHTTPRequest().send(provider.calls());
            if (answer.getStatusCode() >= 500) {
                throw new UnprovenException(Reason.PROVIDER_AWAY, "the provider answered " + answer.getStatusCode());
            }
            TokenResponse tokens = OIDCTokenResponseParser.parse(answer);
            if (tokens instanceof OIDCTokenResponse proof) {
                return proof;
            }
            throw new UnprovenException(
                    Reason.INVALID,
                    "the code is refused, " + answer.getStatusCode() + ": "
                            + tokens.toErrorResponse().getErrorObject().getCode());
        } catch (IOException e) {
            throw new UnprovenException(Reason.PROVIDER_AWAY, "the code cannot be exchanged: " + e.getMessage(), e);
        } catch (ParseException e) {
            throw new UnprovenException(Reason.INVALID, "the provider's tokens cannot be read: " + e.getMessage(), e);
        }
    }

    /** In the header, as every provider must take it, unless this one says that it takes the form only. */
    private ClientAuthentication secret(OIDCProviderMetadata metadata) {
        List<ClientAuthenticationMethod> methods = metadata.getTokenEndpointAuthMethods();
        Secret secret = new Secret(settings.clientSecret());
        boolean form = methods != null
                && methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                && !methods.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return form ? new ClientSecretPost(client(), secret) : new ClientSecretBasic(client(), secret);
    }

    private ClientID client() {
        return new ClientID(settings.clientId());
    }

    private static boolean isSame(String given, String ours) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), ours.getBytes(StandardCharsets.UTF_8));
    }
}
