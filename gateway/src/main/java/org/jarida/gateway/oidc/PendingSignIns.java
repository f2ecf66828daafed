package org.jarida.gateway.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jarida.gateway.keys.KeyFolder;
import org.jarida.gateway.site.SiteCookies;
import org.springframework.stereotype.Component;

/** Keeps a sign-in that is under way in a cookie of the browser that began it, one for each browser. */
@Component
class PendingSignIns {

    private static final String COOKIE = "jarida-sign-in";

    private final KeyFolder folder;
    private final SiteCookies cookies;
    private final Clock clock;

    PendingSignIns(KeyFolder folder, SiteCookies cookies, Clock clock) {
        this.folder = folder;
        this.cookies = cookies;
        this.clock = clock;
    }

    /** Begins one; another of the same browser is forgotten. */
    PendingSignIn begin(String next, HttpServletResponse response) {
        PendingSignIn begun = PendingSignIn.begin(next, folder.current(), clock.instant());
        cookies.set(response, COOKIE, begun.cookie(), PendingSignIn.LIFE);
        return begun;
    }

    /** The one that this browser began, if that was a short while ago. */
    Optional<PendingSignIn> of(HttpServletRequest request) {
        return cookies.read(request, COOKIE).stream()
                .flatMap(value -> PendingSignIn.read(value, folder.current(), clock.instant()).stream())
                .findFirst();
    }

    /** Makes the browser forget it. */
    void end(HttpServletResponse response) {
        cookies.set(response, COOKIE, "", Duration.ZERO);
    }
}
