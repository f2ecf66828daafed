package org.jarida.gateway.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jarida.gateway.identity.Network;
import org.jarida.gateway.identity.Networks;
import org.jarida.gateway.identity.Visitors;
import org.jarida.gateway.limit.GroupLimits.Scope;
import org.jarida.gateway.limit.GroupLimits.Use;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.problem.ProblemType;
import org.jarida.gateway.route.RouteGroup;
import org.springframework.http.HttpHeaders;

/**
 * Refuses what is too much: 429 for a reader or a network, 503 when it is too much of all together. Every answer tells
 * the limits of whoever asked and what is left of the one that is nearest ({@code draft-ietf-httpapi-ratelimit-headers}).
 */
final class RequestLimits extends HttpFilter {

    private final transient Visitors visitors;
    private final transient Networks exempt;
    private final transient MeterRegistry meters;
    private final transient Map<RouteGroup, GroupLimits> limits = new EnumMap<>(RouteGroup.class);

    RequestLimits(LimitSettings settings, Networks exempt, Visitors visitors, MeterRegistry meters, Ticker ticker) {
        this.visitors = visitors;
        this.meters = meters;
        this.exempt = exempt;
        for (RouteGroup group : RouteGroup.values()) {
            limits.put(group, new GroupLimits(settings.of(group), ticker));
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        RouteGroup group = RouteGroup.of(request);
        GroupLimits ofGroup = Objects.requireNonNull(limits.get(group), "Every group has limits");
        String address = request.getRemoteAddr();
        Network network = exempt.contains(address) ? null : Network.of(address);
        List<Use> uses = ofGroup.take(network, network == null ? Optional.empty() : visitors.readerOf(request));
        tell(uses.stream().filter(use -> use.scope() != Scope.ALL).toList(), response);
        if (!uses.isEmpty() && !uses.getLast().taken().allowed()) {
            throw refused(group, uses.getLast());
        }
        chain.doFilter(request, response);
    }

    private static void tell(List<Use> uses, HttpServletResponse response) {
        if (uses.isEmpty()) {
            return;
        }
        String policy = uses.stream()
                .map(use -> '"' + use.scope().key() + "\";q=" + use.rate().times() + ";w="
                        + use.rate().period().toSeconds())
                .collect(Collectors.joining(", "));
        Use nearest = uses.stream()
                .reduce((one, other) -> other.isLessLeftThan(one) ? other : one)
                .orElseThrow();
        response.setHeader("RateLimit-Policy", policy);
        response.setHeader(
                "RateLimit",
                '"' + nearest.scope().key() + "\";r=" + nearest.taken().left() + ";t="
                        + nearest.taken().whole().plusNanos(999_999_999).toSeconds());
    }

    private ProblemException refused(RouteGroup group, Use use) {
        meters.counter("jarida.refused", "limit", use.scope().key(), "group", group.key())
                .increment();
        ProblemException problem = use.scope() == Scope.ALL
                ? new ProblemException(ProblemType.UNAVAILABLE, "Too many people are asking. Try again in a moment.")
                : new ProblemException(
                        ProblemType.TOO_MANY_REQUESTS,
                        "Too many requests came from this " + use.scope().key() + ". Try again later.");
        return problem.header(HttpHeaders.RETRY_AFTER, Long.toString(use.taken().waitSeconds()));
    }
}
