package org.jarida.gateway.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jarida.gateway.identity.Network;
import org.jarida.gateway.oidc.OidcSettings;
import org.jarida.gateway.oidc.OidcSignIn;
import org.jarida.gateway.oidc.OidcSignIn.Proven;
import org.jarida.gateway.oidc.UnprovenException;
import org.jarida.gateway.oidc.UnprovenException.Reason;
import org.springframework.stereotype.Component;

/** Signs members of staff in at the provider, where there is one, and begins their sessions here. */
@Component
public class ProviderSignIn {

    private final OidcSettings settings;
    private final OidcSignIn signIn;
    private final ClaimedRoles roles;
    private final Attempts attempts;
    private final Sessions sessions;

    ProviderSignIn(OidcSettings settings, OidcSignIn signIn, ClaimedRoles roles, Attempts attempts, Sessions sessions) {
        this.settings = settings;
        this.signIn = signIn;
        this.roles = roles;
        this.attempts = attempts;
        this.sessions = sessions;
    }

    /**
     * Who came back from the provider.
     *
     * @param roles empty: the person has no role here, and no session was begun
     * @param next path to go to; empty: where the roles lead
     */
    public record Arrival(Set<StaffRole> roles, String next) {}

    /** Whether staff sign in at a provider. */
    public boolean isOn() {
        return settings.isOn();
    }

    /** The address at the provider to send this browser to. */
    public URI begin(String next, HttpServletResponse response) throws UnprovenException {
        return signIn.begin(next, response);
    }

    /** Ends a sign-in with the provider's answer; with a role it begins a session. A false answer counts as a wrong password. */
    public Arrival end(HttpServletRequest request, HttpServletResponse response) throws UnprovenException {
        Proven proven = proven(request, response);
        Set<StaffRole> given = roles.of(proven.identity().claims());
        if (!given.isEmpty()) {
            sessions.start(proven.identity().name(), given, response);
        }
        return new Arrival(given, proven.next());
    }

    private Proven proven(HttpServletRequest request, HttpServletResponse response) throws UnprovenException {
        Network network = Network.of(request.getRemoteAddr());
        attempts.begin(network);
        try {
            Proven proven = signIn.end(request, response);
            attempts.wasRight(network);
            return proven;
        } catch (UnprovenException e) {
            if (e.reason() != Reason.INVALID) {
                attempts.wasRight(network);
            }
            throw e;
        }
    }

    /** Where to sign out at the provider too. */
    public Optional<URI> signOutAddress() {
        return signIn.signOutAddress();
    }
}
