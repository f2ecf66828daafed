package org.jarida.gateway.guard;

import jakarta.servlet.Filter;
import java.time.Duration;
import org.jarida.gateway.identity.ClientAddresses;
import org.jarida.gateway.problem.Problems;
import org.jarida.gateway.site.SiteSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** The filters in their order; metrics are taken between the access log and the rest. */
@Configuration(proxyBeanMethods = false)
class Guards {

    @Bean
    Drain drain(@Value("${jarida.drain:4s}") Duration time) {
        return new Drain(time);
    }

    @Bean
    FilterRegistrationBean<Filter> draining(Drain drain) {
        return at(2, drain);
    }

    @Bean
    FilterRegistrationBean<Filter> accessLog() {
        return at(0, new AccessLog());
    }

    @Bean
    FilterRegistrationBean<Filter> clientAddress(ClientAddresses addresses) {
        return at(5, new ClientAddress(addresses));
    }

    @Bean
    FilterRegistrationBean<Filter> securityHeaders(SiteSettings site) {
        return at(10, new SecurityHeaders(site.tls()));
    }

    @Bean
    FilterRegistrationBean<Filter> problemBoundary(Problems problems) {
        return at(20, new ProblemBoundary(problems));
    }

    @Bean
    FilterRegistrationBean<Filter> requestGuard() {
        return at(30, new RequestGuard());
    }

    /** Comes after Boot's own, so that it stands further in and answers first. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverRefusals(SiteSettings site) {
        ServerRefusals refusals = new ServerRefusals(new SecurityHeaders(site.tls()).headers());
        return factory -> factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(refusals));
    }

    private static FilterRegistrationBean<Filter> at(int place, Filter filter) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE + place);
        return registration;
    }
}
