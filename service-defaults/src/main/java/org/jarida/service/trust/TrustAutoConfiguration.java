package org.jarida.service.trust;

import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.List;
import org.jarida.service.problem.ProblemResponses;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses what the gateway did not sign for this service, then what its {@link AccessRules} do not allow. */
@AutoConfiguration(before = ServletWebSecurityAutoConfiguration.class)
@ConditionalOnBean(AccessRules.class)
@EnableConfigurationProperties(TrustSettings.class)
@EnableWebSecurity
class TrustAutoConfiguration {

    /** Paths on the service's own port that tell the gateway and an orchestrator how it is; they say no more than that. */
    private static final String[] HEALTH_PATHS = {"/readyz", "/livez"};

    @Bean
    JwtDecoder gatewayTokenDecoder(
            TrustSettings settings, Clock clock, @Value("${spring.application.name}") String service) {
        return new GatewayTokenDecoder(new PublicKeys(settings.dir().resolve("public"), clock), service, clock);
    }

    /** The management port is never published; what is on it needs no token. */
    @Bean
    @Order(0)
    SecurityFilterChain managementPort(HttpSecurity http) {
        return stateless(http.securityMatcher(EndpointRequest.toAnyEndpoint()))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain gatewayOnly(
            HttpSecurity http, AccessRules rules, JwtDecoder decoder, ProblemResponses problems) {
        return stateless(http)
                .authorizeHttpRequests(requests -> {
                    requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                            .permitAll();
                    requests.requestMatchers(HttpMethod.GET, HEALTH_PATHS).permitAll();
                    for (AccessRules.Rule rule : rules.rules()) {
                        var matched = rule.method() == null
                                ? requests.requestMatchers(rule.path())
                                : requests.requestMatchers(rule.method(), rule.path());
                        Role role = rule.role();
                        if (role == null) {
                            matched.authenticated();
                        } else {
                            matched.hasAuthority(role.name());
                        }
                    }
                    requests.anyRequest().denyAll();
                })
                .oauth2ResourceServer(server -> server.jwt(jwt ->
                                jwt.decoder(decoder).jwtAuthenticationConverter(TrustAutoConfiguration::authenticated))
                        .authenticationEntryPoint(problems::unauthenticated)
                        .accessDeniedHandler(problems::forbidden))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(problems::unauthenticated)
                        .accessDeniedHandler(problems::forbidden))
                .build();
    }

    private static HttpSecurity stateless(HttpSecurity http) {
        return http.csrf(AbstractHttpConfigurer::disable) // no cookie reaches a service: the gateway checks its forms
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable) // the gateway's work
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
    }

    private static AbstractAuthenticationToken authenticated(Jwt jwt) {
        List<SimpleGrantedAuthority> authorities = Callers.roles(jwt).stream()
                .map(role -> new SimpleGrantedAuthority(role.name()))
                .toList();
        return new JwtAuthenticationToken(jwt, authorities);
    }

    @Bean
    WebMvcConfigurer callerParameter() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new Callers());
            }
        };
    }
}
