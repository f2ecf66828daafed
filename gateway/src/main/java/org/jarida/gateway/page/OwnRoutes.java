package org.jarida.gateway.page;

import static org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions.route;
import static org.springframework.web.servlet.function.RequestPredicates.path;

import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.problem.ProblemType;
import org.jarida.theme.AboutPage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What the gateway answers itself. */
@Configuration(proxyBeanMethods = false)
class OwnRoutes {

    private static final RequestPredicate READ = RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD);

    @Bean
    @Order(0)
    RouterFunction<ServerResponse> answeredHere(OwnPages pages, SignIn signIn, ProviderPages provider) {
        return route("gateway")
                .route(READ.and(path("/assets/**")), OwnRoutes::asset)
                .route(READ.and(path("/about").or(path("/about/**"))), request -> about(pages, request))
                .GET("/login", signIn::showLogin)
                .POST("/login", signIn::login)
                .GET("/login/begin", signIn::beginAtProvider)
                .GET("/login/callback", provider::end)
                .GET("/logout", signIn::showLogout)
                .POST("/logout", signIn::logout)
                .build();
    }

    private static ServerResponse asset(ServerRequest request) {
        return OwnPages.asset(request).orElseThrow(OwnRoutes::notFound);
    }

    private static ServerResponse about(OwnPages pages, ServerRequest request) {
        return AboutPage.at(request.path())
                .map(page -> pages.about(request, page))
                .orElseThrow(OwnRoutes::notFound);
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is nothing at this address.");
    }
}
