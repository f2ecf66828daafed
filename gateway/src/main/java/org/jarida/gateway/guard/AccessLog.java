package org.jarida.gateway.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Joins or begins the request's trace and writes one line when it is done: method, route, status, milliseconds, trace
 * id. No address, no account, no path and no query: what a person read or looked for is nobody's business.
 */
final class AccessLog extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger("jarida.access");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        TraceContext trace = TraceContext.join(request.getHeader(TraceContext.HEADER));
        trace.attachTo(request);
        response.setHeader("X-Request-Id", trace.traceId());
        long start = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            if (log.isInfoEnabled()) {
                Object route = request.getAttribute(MvcUtils.GATEWAY_ROUTE_ID_ATTR);
                log.info(
                        "method={} route=\"{}\" status={} ms={} trace={}",
                        method(request),
                        route == null ? "-" : route,
                        response.getStatus(),
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                        trace.traceId());
            }
        }
    }

    /** A method of letters only: a client may invent one. */
    private static String method(HttpServletRequest request) {
        String method = request.getMethod();
        return method.length() <= 16 && method.chars().allMatch(Character::isLetter) ? method : "-";
    }
}
