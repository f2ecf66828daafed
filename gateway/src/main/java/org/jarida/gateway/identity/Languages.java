package org.jarida.gateway.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.jarida.gateway.site.SiteCookies;
import org.jarida.theme.UiLanguage;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Decides the interface language of a request: what {@code ?ui=} asks for, else what it asked for last (a cookie),
 * else what the browser prefers.
 */
@Component
public class Languages {

    private static final String COOKIE = "jarida-ui";
    private static final Duration COOKIE_AGE = Duration.ofDays(400);

    private final SiteCookies cookies;

    Languages(SiteCookies cookies) {
        this.cookies = cookies;
    }

    /** The language to answer in. */
    public UiLanguage of(HttpServletRequest request) {
        return asked(request)
                .or(() -> cookies.read(request, COOKIE).stream()
                        .flatMap(value -> AcceptedLanguages.ofTag(value).stream())
                        .findFirst())
                .orElseGet(() -> AcceptedLanguages.first(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    /** Remembers a language that was asked for by {@code ?ui=}. */
    public void remember(HttpServletRequest request, HttpServletResponse response) {
        asked(request).ifPresent(language -> cookies.set(response, COOKIE, language.tag(), COOKIE_AGE));
    }

    /** Read from the query itself: asking the request for parameters would swallow the body of a form. */
    private static Optional<UiLanguage> asked(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query == null) {
            return Optional.empty();
        }
        for (String parameter : query.split("&", -1)) {
            if (parameter.startsWith("ui=")) {
                return AcceptedLanguages.ofTag(parameter.substring("ui=".length()));
            }
        }
        return Optional.empty();
    }
}
