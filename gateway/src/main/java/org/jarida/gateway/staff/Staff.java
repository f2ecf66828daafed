package org.jarida.gateway.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.jarida.gateway.identity.Network;
import org.jarida.gateway.oidc.OidcSettings;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.problem.ProblemType;
import org.jarida.gateway.staff.StaffSettings.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Recognises members of staff, by their session, by HTTP Basic or by a provider's token, and signs them in and out. */
@Component
public class Staff {

    private static final String CHALLENGE = "Basic realm=\"Jarida\", charset=\"UTF-8\"";

    private final Accounts accounts;
    private final Bearers bearers;
    private final Sessions sessions;
    private final OidcSettings provider;

    Staff(Accounts accounts, Bearers bearers, Sessions sessions, OidcSettings provider) {
        this.accounts = accounts;
        this.bearers = bearers;
        this.sessions = sessions;
        this.provider = provider;
    }

    /**
     * The member of staff who asks; nothing for a reader. A session in use is renewed with the response.
     *
     * @throws ProblemException 401 when there are credentials and they are wrong, 429 when they were too often
     */
    public Optional<StaffMember> identify(HttpServletRequest request, HttpServletResponse response) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        Optional<StaffMember> member = authorization == null ? Optional.empty() : byHeader(authorization, request);
        return member.or(() -> sessions.of(request).flatMap(session -> {
            sessions.renew(session, response);
            return rolesOf(session).map(roles -> new StaffMember(session.name(), roles, sessions.csrf(session)));
        }));
    }

    /** Nothing for a scheme that is not in use here. */
    private Optional<StaffMember> byHeader(String authorization, HttpServletRequest request) {
        if (provider.isOn()) {
            if (Bearers.isIn(authorization)) {
                return Optional.of(bearers.identify(authorization, network(request)));
            }
            if (BasicCredentials.isIn(authorization)) {
                throw unauthenticated("Names and passwords are not taken here. Send a token of the sign-in provider.");
            }
        } else if (BasicCredentials.isIn(authorization)) {
            Account account = BasicCredentials.read(authorization)
                    .flatMap(basic -> accounts.signIn(basic.name(), basic.password(), network(request)))
                    .orElseThrow(() -> unauthenticated("Name or password are wrong."));
            return Optional.of(new StaffMember(account.name(), account.roles(), null));
        }
        return Optional.empty();
    }

    private Optional<Set<StaffRole>> rolesOf(Session session) {
        return session.isOfProvider()
                ? Optional.of(session.claimed())
                : accounts.named(session.name()).map(Account::roles);
    }

    /** Whether a request carries what a member of staff would; says nothing about whether it is right. */
    public boolean mayBeIn(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null || sessions.mayBeIn(request);
    }

    /** Refuses an unsafe request of a session that does not carry the session's form token. */
    public void requireCsrf(HttpServletRequest request, @Nullable String token) {
        boolean right = token != null
                && sessions.of(request)
                        .map(session -> sessions.isCsrf(session, token))
                        .orElse(false);
        if (!right) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "The form has expired or is not ours. Load the page again.");
        }
    }

    /** Signs in by name and password and begins a session; nothing when they are wrong. */
    public Optional<StaffMember> signIn(
            String name, String password, HttpServletRequest request, HttpServletResponse response) {
        return accounts.signIn(name, password, network(request)).map(account -> {
            Session session = sessions.start(account, response);
            return new StaffMember(account.name(), account.roles(), sessions.csrf(session));
        });
    }

    private static Network network(HttpServletRequest request) {
        return Network.of(request.getRemoteAddr());
    }

    /** Ends the session of this browser. */
    public void signOut(HttpServletResponse response) {
        sessions.end(response);
    }

    /** A 401 that asks for credentials of the kind that is taken here. */
    public ProblemException unauthenticated(String detail) {
        if (provider.isOn()) {
            return Bearers.unauthenticated(detail);
        }
        return new ProblemException(ProblemType.UNAUTHENTICATED, detail)
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    }
}
