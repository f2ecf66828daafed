package org.jarida.gateway.cache;

import jakarta.servlet.Filter;
import org.jarida.gateway.identity.Languages;
import org.jarida.gateway.staff.Staff;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts the shared answers behind the guards: what they refuse is not answered from memory either. */
@Configuration(proxyBeanMethods = false)
class CacheConfiguration {

    private static final int AFTER_GUARDS = Ordered.HIGHEST_PRECEDENCE + 100;

    @Bean
    FilterRegistrationBean<Filter> sharedAnswers(SharedCache cache, Languages languages, Staff staff) {
        FilterRegistrationBean<Filter> registration =
                new FilterRegistrationBean<>(new SharedAnswers(cache, languages, staff));
        registration.setOrder(AFTER_GUARDS);
        return registration;
    }
}
