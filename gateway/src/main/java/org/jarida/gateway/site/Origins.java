package org.jarida.gateway.site;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Tells whether a request was sent by one of our own pages. Browsers say so in {@code Origin} and
 * {@code Sec-Fetch-Site}, old ones in {@code Referer} only; programs send none and pass.
 */
@Component
public class Origins {

    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final String origin;

    Origins(SiteSettings site) {
        this.origin = site.origin();
    }

    /** False when any of the headers says that another site sent the request. */
    public boolean mayBeOurs(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_SITES.contains(site)) {
            return false;
        }
        String sender = request.getHeader(HttpHeaders.ORIGIN);
        if (sender == null && site == null) {
            sender = originOf(request.getHeader(HttpHeaders.REFERER));
        }
        return sender == null || sender.equalsIgnoreCase(origin) || isHost(sender, request);
    }

    /** Scheme, host and port of a page's address, or what is no address as it is. */
    private static @Nullable String originOf(@Nullable String page) {
        if (page == null) {
            return null;
        }
        int path = page.indexOf('/', page.indexOf("://") + "://".length());
        return path < 0 ? page : page.substring(0, path);
    }

    /** The address that the browser itself used counts as ours, so that the site works by any of its names. */
    private static boolean isHost(String sender, HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        return host != null
                && (sender.equalsIgnoreCase("http://" + host) || sender.equalsIgnoreCase("https://" + host));
    }
}
