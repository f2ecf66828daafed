package org.jarida.gateway.route;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;

/** What of a service's headers a reader gets: all but what belongs to the hop, or to the gateway alone. */
final class ReturnedHeaders {

    private static final Set<String> WITHHELD = caseless(
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade",
            "Server",
            "X-Powered-By",
            "Set-Cookie",
            "Traceparent",
            "Tracestate",
            "Content-Security-Policy",
            "X-Content-Type-Options",
            "X-Frame-Options",
            "X-XSS-Protection",
            "Referrer-Policy",
            "Permissions-Policy",
            "Cross-Origin-Opener-Policy",
            "Strict-Transport-Security");

    private ReturnedHeaders() {}

    private static Set<String> caseless(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }

    /** Turns the headers of a service's answer into those that readers get. */
    static void trim(HttpHeaders headers, URI replica) {
        WITHHELD.forEach(headers::remove);
        hideReplica(headers, replica);
        varyByCookie(headers);
    }

    /** Nobody may keep an answer to a member of staff. */
    static void keepPrivate(HttpHeaders headers) {
        headers.set(HttpHeaders.CACHE_CONTROL, "private, no-store");
    }

    /** A service that writes its own address into a redirect means the site. */
    private static void hideReplica(HttpHeaders headers, URI replica) {
        String location = headers.getFirst(HttpHeaders.LOCATION);
        if (location != null && location.startsWith(replica + "/")) {
            headers.set(
                    HttpHeaders.LOCATION, location.substring(replica.toString().length()));
        }
    }

    /** The language comes from a cookie too, which the service cannot know; a cache on the way must. */
    private static void varyByCookie(HttpHeaders headers) {
        List<String> vary = headers.getVary();
        if (vary.stream().anyMatch(HttpHeaders.ACCEPT_LANGUAGE::equalsIgnoreCase)) {
            List<String> more = new ArrayList<>(vary);
            more.add(HttpHeaders.COOKIE);
            headers.setVary(more);
        }
    }
}
