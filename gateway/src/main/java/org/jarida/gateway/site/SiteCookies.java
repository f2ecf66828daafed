package org.jarida.gateway.site;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Sets and reads the site's cookies: always HttpOnly, SameSite=Lax and for the whole site; behind TLS also Secure and
 * with the {@code __Host-} prefix, so that no sibling domain and no plain connection can plant one.
 */
@Component
public class SiteCookies {

    private static final Logger log = LoggerFactory.getLogger(SiteCookies.class);

    private final boolean tls;

    SiteCookies(SiteSettings site) {
        this.tls = site.tls();
    }

    /**
     * The values that a request carries under a name; several, when someone planted another one. None when there are
     * more cookies than the server reads: no browser of ours was given so many.
     */
    public List<String> read(HttpServletRequest request, String name) {
        Cookie[] cookies = cookies(request);
        if (cookies == null) {
            return List.of();
        }
        String full = fullName(name);
        List<String> values = new ArrayList<>(1);
        for (Cookie cookie : cookies) {
            if (full.equals(cookie.getName())) {
                values.add(cookie.getValue());
            }
        }
        return values;
    }

    /** Sets a cookie; with a zero age the browser forgets it. */
    public void set(HttpServletResponse response, String name, String value, Duration maxAge) {
        ResponseCookie cookie = ResponseCookie.from(fullName(name), value)
                .httpOnly(true)
                .secure(tls)
                .sameSite("Lax")
                .path("/")
                .maxAge(maxAge)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    private static Cookie @Nullable [] cookies(HttpServletRequest request) {
        try {
            return request.getCookies();
        } catch (IllegalArgumentException e) {
            log.debug("The cookies of a request are not read", e);
            return null;
        }
    }

    private String fullName(String name) {
        return tls ? "__Host-" + name : name;
    }
}
