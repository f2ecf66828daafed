package org.jarida.gateway.benchmark;

import static org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions.uri;
import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions.http;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Spring Cloud Gateway with one route and nothing of ours; only its client may open as many connections. No component, so
 * that the gateway's own tests do not find it.
 */
@EnableAutoConfiguration
class BareGateway {

    private static final int CONNECTIONS = 1024;

    static void main(String[] args) {
        SpringApplication.run(BareGateway.class, args);
    }

    @Bean
    RouterFunction<ServerResponse> everything(@Value("${upstream}") String upstream) {
        return route("everything")
                .route(RequestPredicates.all(), http())
                .before(uri(upstream))
                .build();
    }

    @Bean
    ClientHttpRequestFactoryBuilder<?> client() {
        return ClientHttpRequestFactoryBuilder.httpComponents()
                .withConnectionManagerCustomizer(
                        connections -> connections.setMaxConnTotal(CONNECTIONS).setMaxConnPerRoute(CONNECTIONS));
    }
}
