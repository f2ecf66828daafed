package org.jarida.gateway.limit;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import org.jarida.gateway.identity.Networks;
import org.jarida.gateway.identity.Visitors;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the limits behind the guards, whose refusals cost nothing, and before the shared answers. */
@Configuration(proxyBeanMethods = false)
class LimitConfiguration {

    private static final int BEFORE_SHARED_ANSWERS = Ordered.HIGHEST_PRECEDENCE + 90;

    /** Whose readers, requests and connections are not counted. */
    @Bean
    Networks exemptNetworks(LimitSettings settings) {
        return new Networks(settings.exempt());
    }

    @Bean
    FilterRegistrationBean<Filter> requestLimits(
            LimitSettings settings, Networks exemptNetworks, Visitors visitors, MeterRegistry meters) {
        FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(
                new RequestLimits(settings, exemptNetworks, visitors, meters, Ticker.systemTicker()));
        registration.setOrder(BEFORE_SHARED_ANSWERS);
        return registration;
    }
}
