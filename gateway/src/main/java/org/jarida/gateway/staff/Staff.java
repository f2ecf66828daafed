package org.jarida.gateway.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.jarida.gateway.identity.Network;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.problem.ProblemType;
import org.jarida.gateway.staff.StaffSettings.Account;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Recognises members of staff, by HTTP Basic or by their session, and signs them in and out. */
@Component
public class Staff {

    static final String CHALLENGE = "Basic realm=\"Jarida\", charset=\"UTF-8\"";

    private final Accounts accounts;
    private final Sessions sessions;

    Staff(Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
    }

    /**
     * The member of staff who asks; nothing for a reader. A session in use is renewed with the response.
     *
     * @throws ProblemException 401 when there are Basic credentials and they are wrong, 429 when they were too often
     */
    public Optional<StaffMember> identify(HttpServletRequest request, HttpServletResponse response) {
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && BasicCredentials.isIn(authorization)) {
            Account account = BasicCredentials.read(authorization)
                    .flatMap(basic -> accounts.signIn(basic.name(), basic.password(), network(request)))
                    .orElseThrow(() -> unauthenticated("Name or password are wrong."));
            return Optional.of(new StaffMember(account.name(), account.roles(), null));
        }
        return sessions.of(request).flatMap(session -> {
            sessions.renew(session, response);
            return accounts.named(session.account())
                    .map(account -> new StaffMember(account.name(), account.roles(), sessions.csrf(session)));
        });
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

    /** A 401 that asks for Basic credentials. */
    public static ProblemException unauthenticated(String detail) {
        return new ProblemException(ProblemType.UNAUTHENTICATED, detail)
                .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
    }
}
