package org.jarida.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import org.jarida.gateway.upstream.Patience;
import org.jarida.gateway.upstream.Service;
import org.springframework.http.HttpMethod;

/** Requests that are alike in what they cost and how often people send them. */
public enum RouteGroup {
    /** Pages, feeds and the API, read. */
    READ,
    /** Images, stylesheets, scripts. */
    FILES,
    /** Streams of live headlines. */
    LIVE,
    /** Reports, withdrawals and appeals. */
    WRITE,
    /** What takes a member of staff. */
    STAFF,
    /** Names and passwords, and the way to the sign-in provider and back. */
    SIGN_IN;

    private static final Set<String> SAFE = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());

    /** The group of a request; of one without a route by its method. */
    public static RouteGroup of(HttpServletRequest request) {
        boolean safe = SAFE.contains(request.getMethod());
        String path = request.getRequestURI();
        if (path.equals("/login")) {
            return safe ? READ : SIGN_IN;
        }
        if (path.startsWith("/login/")) {
            return SIGN_IN;
        }
        if (path.startsWith("/assets/")) {
            return FILES;
        }
        return RouteTable.find(HttpMethod.valueOf(request.getMethod()), path)
                .map(route -> of(route, safe))
                .orElse(safe ? READ : WRITE);
    }

    /** The group of a request for a route. */
    static RouteGroup of(Route route, boolean safe) {
        if (route.role() != null) {
            return STAFF;
        }
        if (!safe) {
            return WRITE;
        }
        if (route.patience() == Patience.STREAM) {
            return LIVE;
        }
        boolean image = route.service() == Service.INGEST && !route.shared();
        return image ? FILES : READ;
    }

    /** Its name in settings and metrics. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
