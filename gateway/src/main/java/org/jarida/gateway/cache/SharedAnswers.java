package org.jarida.gateway.cache;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jarida.gateway.cache.SharedCache.Nothing;
import org.jarida.gateway.cache.SharedCache.Own;
import org.jarida.gateway.cache.SharedCache.Shared;
import org.jarida.gateway.identity.Languages;
import org.jarida.gateway.route.Route;
import org.jarida.gateway.route.RouteTable;
import org.jarida.gateway.staff.Staff;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * Answers what several readers ask, before any route is looked for: an answer is kept of shared routes only, so whoever
 * asks for a kept one asks a shared route. All else goes on as if this were not here.
 */
final class SharedAnswers extends HttpFilter {

    /** Conditions that only the service can decide. */
    private static final List<String> OWN_CONDITIONS = List.of(HttpHeaders.IF_MATCH, HttpHeaders.IF_UNMODIFIED_SINCE);

    private final transient SharedCache cache;
    private final transient Languages languages;
    private final transient Staff staff;

    SharedAnswers(SharedCache cache, Languages languages, Staff staff) {
        this.cache = cache;
        this.languages = languages;
        this.staff = staff;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Question question = mayShare(request) ? Question.of(request, languages).orElse(null) : null;
        if (question == null) {
            chain.doFilter(request, response);
            return;
        }
        Shared fresh = cache.fresh(question);
        if (fresh != null) {
            write(fresh, request, response);
            return;
        }
        Optional<Route> route = RouteTable.find(HttpMethod.GET, question.path()).filter(Route::shared);
        if (route.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        switch (cache.ask(route.get(), question, request)) {
            case Shared shared -> write(shared, request, response);
            case Own own -> pass(own, request, response);
            case Nothing() -> chain.doFilter(request, response);
        }
    }

    private boolean mayShare(HttpServletRequest request) {
        String method = request.getMethod();
        return cache.isOn()
                && (HttpMethod.GET.matches(method) || HttpMethod.HEAD.matches(method))
                && !staff.mayBeIn(request)
                && OWN_CONDITIONS.stream().allMatch(name -> request.getHeader(name) == null);
    }

    private void write(Shared shared, HttpServletRequest request, HttpServletResponse response) throws IOException {
        begin(shared.answer().route(), request, response);
        shared.answer().writeTo(request, response, shared.now());
    }

    private void pass(Own own, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        begin(own.route(), request, response);
        own.answer().writeTo(request, response, List::of);
    }

    /** What a route does beside answering: logs and metrics know it, and a language that was asked for is remembered. */
    private void begin(Route route, HttpServletRequest request, HttpServletResponse response) {
        request.setAttribute(MvcUtils.GATEWAY_ROUTE_ID_ATTR, route.id());
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(context -> context.setPathPattern(route.pattern().getPatternString()));
        languages.remember(request, response);
    }
}
