package org.jarida.gateway.guard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Tells browsers that scripts of any site may read the public API and the feeds with a conditional request, without
 * credentials; its services say the same with the answer itself. Nothing is said of other addresses and methods.
 */
final class Preflight {

    private static final Set<String> READS = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());

    /** What browsers ask about and a reading program has use for. */
    private static final String HEADERS = "Accept, If-None-Match, If-Modified-Since";

    private static final String SECONDS = "3600";

    private static final PathPattern[] READABLE = Stream.of(
                    "/api/v1/articles/**", "/api/v1/headlines", "/api/v1/search/**", "/feeds/**")
            .map(PathPatternParser.defaultInstance::parse)
            .toArray(PathPattern[]::new);

    private Preflight() {}

    /** Whether it was one for reading what anyone may read, and is answered. */
    static boolean answered(HttpServletRequest request, HttpServletResponse response) {
        if (!CorsUtils.isPreFlightRequest(request)
                || !READS.contains(request.getHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD))) {
            return false;
        }
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        if (Stream.of(READABLE).noneMatch(readable -> readable.matches(path))) {
            return false;
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD");
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, SECONDS);
        return true;
    }
}
