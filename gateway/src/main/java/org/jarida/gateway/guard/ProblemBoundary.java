package org.jarida.gateway.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.problem.ProblemType;
import org.jarida.gateway.problem.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns what went wrong further in into a problem. An answer that has begun cannot be taken back: its connection is
 * broken off, so that the reader does not take half for the whole.
 */
final class ProblemBoundary extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(ProblemBoundary.class);

    private static final Set<Integer> REFUSALS =
            Set.of(HttpServletResponse.SC_BAD_REQUEST, HttpServletResponse.SC_REQUEST_TIMEOUT);

    private final Problems problems;

    ProblemBoundary(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (letRefusalStand(request, response)) {
                return;
            }
            Throwable cause = e instanceof ServletException && e.getCause() != null ? e.getCause() : e;
            if (response.isCommitted()) {
                log.debug("An answer broke off", cause);
                throw e;
            }
            problems.write(problem(cause, request), request, response);
        } catch (BadRequestException e) {
            if (!letRefusalStand(request, response)) {
                throw e;
            }
        }
    }

    /**
     * Whether the server itself has refused the request, because its body is malformed, broke off or was too slow. What
     * came of that further in says nothing, and the server must not take it for our failure.
     */
    private static boolean letRefusalStand(HttpServletRequest request, HttpServletResponse response) {
        boolean refused = REFUSALS.contains(response.getStatus())
                && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException;
        if (refused) {
            request.removeAttribute(RequestDispatcher.ERROR_EXCEPTION);
        }
        return refused;
    }

    private static ProblemException problem(Throwable cause, HttpServletRequest request) {
        if (cause instanceof ProblemException problem) {
            return problem;
        }
        if (cause instanceof InvalidParameterException) {
            return new ProblemException(
                    ProblemType.INVALID_REQUEST, "There are too many parameters, or one holds what is no text.");
        }
        log.error("Request {} failed", TraceContext.of(request).traceId(), cause);
        return new ProblemException(ProblemType.INTERNAL, "The request could not be answered.");
    }
}
