package org.jarida.gateway;

import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;

import java.util.List;
import java.util.stream.Collectors;
import org.jarida.gateway.live.LiveListeners;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.problem.ProblemType;
import org.jarida.gateway.route.Door;
import org.jarida.gateway.route.Route;
import org.jarida.gateway.route.RouteTable;
import org.jarida.gateway.upstream.Patience;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** All that the gateway answers: the forwarded routes, its own pages (in {@code page}), and 404 or 405 for the rest. */
@Configuration(proxyBeanMethods = false)
class Routes {

    private static final int FORWARDED = 10;
    private static final int LAST = 100;

    @Bean
    @Order(FORWARDED)
    RouterFunction<ServerResponse> forwarded(Door door, LiveListeners listeners) {
        return RouteTable.routes().stream()
                .map(forwarded -> route(forwarded.id())
                        .route(
                                matches(forwarded),
                                request -> isListening(forwarded, request)
                                        ? door.pass(forwarded, request, listeners)
                                        : door.pass(forwarded, request))
                        .build())
                .reduce(RouterFunction::and)
                .orElseThrow();
    }

    @Bean
    @Order(LAST)
    RouterFunction<ServerResponse> nothingElse() {
        return RouterFunctions.route()
                .route(RequestPredicates.all(), Routes::refuse)
                .build();
    }

    private static boolean isListening(Route route, ServerRequest request) {
        return route.patience() == Patience.STREAM && request.method().equals(HttpMethod.GET);
    }

    private static RequestPredicate matches(Route route) {
        return RequestPredicates.methods(route.methods().toArray(HttpMethod[]::new))
                .and(RequestPredicates.path(route.pattern().getPatternString()));
    }

    private static ServerResponse refuse(ServerRequest request) {
        List<HttpMethod> allowed = RouteTable.routes().stream()
                .filter(route -> route.pattern().matches(request.requestPath().pathWithinApplication()))
                .flatMap(route -> route.methods().stream())
                .distinct()
                .toList();
        if (allowed.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is nothing at this address.");
        }
        throw new ProblemException(ProblemType.METHOD_NOT_ALLOWED, "This address does not take this method.")
                .header(
                        HttpHeaders.ALLOW,
                        allowed.stream().map(HttpMethod::name).collect(Collectors.joining(", ")));
    }
}
