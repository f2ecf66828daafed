package org.jarida.gateway.route;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.List;
import java.util.function.Consumer;
import org.jarida.gateway.guard.TraceContext;
import org.jarida.gateway.identity.Visitor;
import org.jarida.gateway.token.ServiceTokens;
import org.jarida.gateway.upstream.UpstreamResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Asks services for what is the same for all: with a token that names nobody, and with no header of whoever asks but
 * those given. What comes back can therefore be given to anyone who asks with the same ones.
 */
@Component
public class SharedReads {

    private final ServiceTokens tokens;
    private final Forwarding forwarding;

    SharedReads(ServiceTokens tokens, Forwarding forwarding) {
        this.tokens = tokens;
        this.forwarding = forwarding;
    }

    /**
     * GETs the address of a request, whose method may be HEAD.
     *
     * @param headers all that the service gets beside token and trace
     * @param untrimmed is shown the headers of the answer as they came
     */
    public UpstreamResponse read(
            Route route, HttpServletRequest incoming, HttpHeaders headers, Consumer<HttpHeaders> untrimmed) {
        headers.setBearerAuth(tokens.of(route.service().audience(), Visitor.NOBODY, null));
        headers.set(TraceContext.HEADER, TraceContext.of(incoming).forService());
        ServerRequest request = ServerRequest.create(RequestBody.none(new Get(incoming)), List.of());
        route.patience().with(request);
        return forwarding.forward(route, request, headers, untrimmed);
    }

    /**
     * Opens a stream of a route for longer than any request lasts.
     *
     * @param query with its question mark, or empty
     * @param headers all that the service gets beside token and trace
     */
    public UpstreamResponse open(Route route, String query, HttpHeaders headers) {
        headers.setBearerAuth(tokens.of(route.service().audience(), Visitor.NOBODY, null));
        headers.set(TraceContext.HEADER, TraceContext.begin().forService());
        return forwarding.open(route, query, headers);
    }

    private static final class Get extends HttpServletRequestWrapper {

        Get(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return HttpMethod.GET.name();
        }
    }
}
