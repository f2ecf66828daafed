package org.jarida.gateway.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jarida.theme.SitePages;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Tells browsers, with every answer, to trust the site's own files only, as the pages' layout needs them. The referrer policy keeps readers' paths from
 * other sites but lets {@code Origin} be sent with our own forms.
 */
final class SecurityHeaders extends OncePerRequestFilter {

    private static final String HSTS = "max-age=31536000; includeSubDomains";

    private final Map<String, String> headers = new LinkedHashMap<>();

    SecurityHeaders(boolean tls) {
        headers.put("Content-Security-Policy", SitePages.CONTENT_SECURITY_POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "same-origin");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put(
                "Permissions-Policy",
                "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");
        if (tls) {
            headers.put("Strict-Transport-Security", HSTS);
        }
    }

    Map<String, String> headers() {
        return headers;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        headers.forEach(response::setHeader);
        chain.doFilter(request, response);
    }
}
