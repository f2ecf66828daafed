package org.jarida.gateway.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.problem.ProblemType;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what no route takes: other methods, ambiguous paths. A preflight for reading is answered here. */
final class RequestGuard extends OncePerRequestFilter {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Preflight.answered(request, response)) {
            return;
        }
        if (!METHODS.contains(request.getMethod())) {
            throw new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "This method is not used here.")
                    .header(HttpHeaders.ALLOW, String.join(", ", METHODS));
        }
        PathRules.refusal(request.getRequestURI(), request.getQueryString()).ifPresent(refusal -> {
            throw new ProblemException(ProblemType.INVALID_REQUEST, refusal);
        });
        chain.doFilter(request, response);
    }
}
