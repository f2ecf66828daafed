package org.jarida.gateway.route;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.problem.ProblemType;
import org.jarida.gateway.upstream.Replica;
import org.jarida.gateway.upstream.Service;
import org.jarida.gateway.upstream.UpstreamExchange;
import org.jarida.gateway.upstream.UpstreamResponse;
import org.jarida.gateway.upstream.Upstreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Sends a request to a ready replica. A replica that takes no connection is left out at once and the request goes to
 * another, since nothing was sent; a read whose connection broke is tried once more; nothing else is, because it may
 * have had its effect. More at the same time than a service can take are refused at once instead of waiting in line.
 */
@Component
class Forwarding {

    private static final Logger log = LoggerFactory.getLogger(Forwarding.class);
    private static final int MOST_ATTEMPTS = 3;
    private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final Upstreams upstreams;
    private final UpstreamExchange exchange;
    private final Lanes lanes;

    Forwarding(Upstreams upstreams, UpstreamExchange exchange, Lanes lanes) {
        this.upstreams = upstreams;
        this.exchange = exchange;
        this.lanes = lanes;
    }

    /** The answer of the route's service, or a 502, 503 or 504. */
    UpstreamResponse forward(Route route, ServerRequest request, HttpHeaders headers) {
        return forward(route, request, headers, untrimmed -> {});
    }

    /**
     * The same for someone who must know what the service said to the gateway.
     *
     * @param untrimmed is shown the headers of the answer as they came
     */
    UpstreamResponse forward(Route route, ServerRequest request, HttpHeaders headers, Consumer<HttpHeaders> untrimmed) {
        boolean repeatable = SAFE.contains(request.method());
        Lanes.Place place = lanes.enter(route.service(), RouteGroup.of(route, repeatable));
        try {
            UpstreamResponse answer =
                    attempt(route.service(), repeatable, replica -> exchange(replica, request, headers, untrimmed));
            answer.onEnd(place::leave);
            return answer;
        } catch (RuntimeException | Error e) {
            place.leave();
            throw e;
        }
    }

    /** GETs what no request of a reader asks for; takes no place in a lane. */
    UpstreamResponse open(Route route, String query, HttpHeaders headers) {
        String address = route.pattern().getPatternString() + query;
        return attempt(
                route.service(),
                true,
                replica -> exchange.get(URI.create(replica + address), headers, route.patience()));
    }

    private UpstreamResponse attempt(Service service, boolean repeatable, Function<Replica, UpstreamResponse> call) {
        Set<Replica> tried = new HashSet<>();
        boolean broken = false;
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            Replica replica = upstreams.choose(service, tried).orElseThrow(() -> unavailable(service));
            tried.add(replica);
            try {
                return call.apply(replica);
            } catch (UncheckedIOException e) {
                if (isRefused(e)) {
                    replica.leaveOut();
                    log.warn("{} at {} takes no connections and is left out", service.audience(), replica);
                } else if (e.getCause() instanceof SocketTimeoutException) {
                    throw failed(ProblemType.TIMEOUT, service, e);
                } else if (broken || !repeatable) {
                    throw failed(ProblemType.BAD_GATEWAY, service, e);
                } else {
                    broken = true;
                }
            }
        }
        throw unavailable(service);
    }

    private UpstreamResponse exchange(
            Replica replica, ServerRequest request, HttpHeaders headers, Consumer<HttpHeaders> untrimmed) {
        return exchange.exchange(exchange.request(request)
                .uri(address(replica, request))
                .headers(headers)
                .responseConsumer((head, response) -> {
                    untrimmed.accept(response.headers());
                    ReturnedHeaders.trim(response.headers(), replica.getUri());
                })
                .build());
    }

    /** The path and query go on letter by letter; the guard has seen to it that they mean one thing only. */
    private static URI address(Replica replica, ServerRequest request) {
        String path = request.servletRequest().getRequestURI();
        String query = request.servletRequest().getQueryString();
        try {
            return URI.create(replica + path + (query == null ? "" : "?" + query));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "The address is not a valid one.");
        }
    }

    private static boolean isRefused(UncheckedIOException e) {
        return e.getCause() instanceof ConnectException
                || e.getCause() instanceof NoRouteToHostException
                || e.getCause() instanceof ConnectTimeoutException;
    }

    private static ProblemException unavailable(Service service) {
        return new ProblemException(
                        ProblemType.UNAVAILABLE, "The " + service.audience() + " is away. Try again in a moment.")
                .header(HttpHeaders.RETRY_AFTER, "3");
    }

    private static ProblemException failed(ProblemType type, Service service, UncheckedIOException e) {
        log.warn("{} gave no answer", service.audience(), e.getCause());
        return new ProblemException(type, "The " + service.audience() + " gave no answer. Try again in a moment.");
    }
}
