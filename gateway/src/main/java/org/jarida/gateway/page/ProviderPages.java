package org.jarida.gateway.page;

import java.net.URI;
import java.util.Set;
import org.jarida.gateway.oidc.UnprovenException;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.problem.ProblemType;
import org.jarida.gateway.staff.ProviderSignIn;
import org.jarida.gateway.staff.ProviderSignIn.Arrival;
import org.jarida.gateway.staff.ReturnPath;
import org.jarida.gateway.staff.StaffRole;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Leads members of staff to the sign-in provider and takes them back. The way there is a link and not a form, since our
 * pages may send forms to nobody else. What fails is a page with words for the person; its reason is in the log.
 */
@Component
class ProviderPages {

    private static final Logger log = LoggerFactory.getLogger(ProviderPages.class);

    private final OwnPages pages;
    private final ProviderSignIn provider;

    ProviderPages(OwnPages pages, ProviderSignIn provider) {
        this.pages = pages;
        this.provider = provider;
    }

    /** Whether staff sign in at a provider. */
    boolean areOn() {
        return provider.isOn();
    }

    ServerResponse showLogin(ServerRequest request) {
        return login(200, request, next(request), null);
    }

    ServerResponse begin(ServerRequest request) {
        requireOn();
        String next = next(request);
        try {
            return SignIn.redirect(provider.begin(next, SignIn.response()));
        } catch (UnprovenException e) {
            return failed(e, request, next);
        }
    }

    /** Comes from the provider's site, whatever the browser says of it: only the state tells whether it is ours. */
    ServerResponse end(ServerRequest request) {
        requireOn();
        try {
            Arrival arrival = provider.end(request.servletRequest(), SignIn.response());
            if (arrival.roles().isEmpty()) {
                log.info("A sign-in failed: the person has no role here");
                return login(403, request, "", "login.no-role");
            }
            return SignIn.redirect(URI.create(arrival.next().isEmpty() ? home(arrival.roles()) : arrival.next()));
        } catch (UnprovenException e) {
            return failed(e, request, "");
        }
    }

    /** After the session here has ended: the provider may have one of its own, which would sign in again unasked. */
    ServerResponse signedOut(ServerRequest request) {
        return provider.signOutAddress()
                .map(address -> pages.form(
                        200, request, "/logout", "logout.title", "signed-out.jte", new SignedOut(address.toString())))
                .orElseGet(() -> SignIn.redirect(URI.create("/")));
    }

    /** The page where a role's work is. */
    static String home(Set<StaffRole> roles) {
        return roles.contains(StaffRole.EDITOR) ? "/admin/sources" : "/moderation";
    }

    private ServerResponse failed(UnprovenException unproven, ServerRequest request, String next) {
        log.info("A sign-in failed: {}", unproven.getMessage());
        return switch (unproven.reason()) {
            case PROVIDER_AWAY -> login(503, request, next, "login.provider-away");
            case DENIED -> login(403, request, next, "login.denied");
            case STALE -> login(400, request, next, "login.stale");
            case INVALID -> login(403, request, next, "login.invalid");
        };
    }

    private ServerResponse login(int status, ServerRequest request, String next, @Nullable String problem) {
        ProviderLogin page = new ProviderLogin(next, problem);
        return pages.form(status, request, page.here(), "login.title", "provider.jte", page);
    }

    private static String next(ServerRequest request) {
        return ReturnPath.safe(request.param("next").orElse(null), "");
    }

    private void requireOn() {
        if (!provider.isOn()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is nothing at this address.");
        }
    }
}
