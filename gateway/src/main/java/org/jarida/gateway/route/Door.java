package org.jarida.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jarida.gateway.guard.TraceContext;
import org.jarida.gateway.identity.Languages;
import org.jarida.gateway.identity.Visitor;
import org.jarida.gateway.identity.Visitors;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.problem.ProblemType;
import org.jarida.gateway.problem.Problems;
import org.jarida.gateway.site.Origins;
import org.jarida.gateway.staff.Staff;
import org.jarida.gateway.staff.StaffMember;
import org.jarida.gateway.token.ServiceTokens;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Lets a request through a route: who asks, may they, is the request their own, and on with the service's token. */
@Component
public class Door {

    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Visitors visitors;
    private final Languages languages;
    private final Staff staff;
    private final Origins origins;
    private final ServiceTokens tokens;
    private final Forwarding forwarding;

    Door(
            Visitors visitors,
            Languages languages,
            Staff staff,
            Origins origins,
            ServiceTokens tokens,
            Forwarding forwarding) {
        this.visitors = visitors;
        this.languages = languages;
        this.staff = staff;
        this.origins = origins;
        this.tokens = tokens;
        this.forwarding = forwarding;
    }

    /** The answer of the route's service, a redirect to sign in, or a refusal. */
    public ServerResponse pass(Route route, ServerRequest request) throws IOException {
        return pass(route, request, forwarding::forward);
    }

    /** The same with another way to the answer. */
    public ServerResponse pass(Route route, ServerRequest request, Onward onward) throws IOException {
        HttpServletRequest incoming = request.servletRequest();
        HttpServletResponse outgoing = response();
        Optional<StaffMember> member = staff.identify(incoming, outgoing);
        if (route.role() != null && member.isEmpty()) {
            return askToSignIn(incoming);
        }
        requireRole(route, member.orElse(null));
        RequestBody body = body(route, request);
        requireOwnRequest(route, request, body, member.orElse(null));

        boolean stranger = route.report() && request.method().equals(HttpMethod.POST) && isNewReport(request);
        Visitor visitor = visitors.identify(incoming, stranger);
        languages.remember(incoming, outgoing);
        HttpHeaders headers = ForwardedHeaders.of(incoming);
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, languages.of(incoming).tag());
        headers.setBearerAuth(tokens.of(route.service().audience(), visitor, member.orElse(null)));
        headers.set(TraceContext.HEADER, TraceContext.of(incoming).forService());

        ServerRequest bounded = ServerRequest.create(body, request.messageConverters());
        route.patience().with(bounded);
        ServerResponse answer = onward.answer(route, bounded, headers);
        if (member.isPresent()) {
            ReturnedHeaders.keepPrivate(answer.headers());
        }
        if (!answer.statusCode().isError()) {
            visitors.welcome(visitor, outgoing);
        }
        return answer;
    }

    private static boolean isNewReport(ServerRequest request) {
        return request.path().endsWith("/reports");
    }

    private static void requireRole(Route route, @Nullable StaffMember member) {
        if (route.role() != null && (member == null || !member.roles().contains(route.role()))) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Your account does not have the role for this.");
        }
    }

    private static RequestBody body(Route route, ServerRequest request) throws IOException {
        if (SAFE.contains(request.method())) {
            return RequestBody.none(request.servletRequest());
        }
        return route.streamsBody()
                ? RequestBody.streamed(request.servletRequest(), route.largestBody())
                : RequestBody.read(request.servletRequest(), route.largestBody());
    }

    /** Whoever sends something must have meant to: it comes from our pages, and a session's form says so itself. */
    private void requireOwnRequest(Route route, ServerRequest request, RequestBody body, @Nullable StaffMember member) {
        if (SAFE.contains(request.method())) {
            return;
        }
        if (!origins.mayBeOurs(request.servletRequest())) {
            throw new ProblemException(ProblemType.FORBIDDEN, "Another site sent this request.");
        }
        if (member != null && member.csrf() != null && !route.report()) {
            String header = request.servletRequest().getHeader("X-CSRF-Token");
            staff.requireCsrf(request.servletRequest(), header != null ? header : body.formField("_csrf"));
        }
    }

    private ServerResponse askToSignIn(HttpServletRequest request) {
        if (!Problems.isForPerson(request)) {
            throw staff.unauthenticated("This needs a member of staff.");
        }
        String next = URLEncoder.encode(request.getRequestURI(), StandardCharsets.UTF_8);
        return ServerResponse.seeOther(URI.create("/login?next=" + next))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static HttpServletResponse response() {
        var attributes = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        return Objects.requireNonNull(attributes.getResponse(), "A request that is being served has a response");
    }
}
