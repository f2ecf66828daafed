package org.jarida.ingest;

import org.jarida.service.trust.AccessRules;
import org.jarida.service.trust.Role;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Who may call what of this service, and the ETags of what it says of sources. */
@Configuration(proxyBeanMethods = false)
class IngestConfiguration {

    @Bean
    AccessRules accessRules() {
        return AccessRules.denyByDefault()
                .anyone(HttpMethod.GET, "/api/v1/sources")
                .only(Role.EDITOR, "/api/v1/sources/export")
                .anyone(HttpMethod.GET, "/api/v1/sources/*")
                .only(Role.EDITOR, "/api/v1/sources/**")
                .only(Role.EDITOR, HttpMethod.POST, "/api/v1/preview/**")
                .only(Role.EDITOR, HttpMethod.DELETE, "/api/v1/articles/*")
                .only(Role.EDITOR, HttpMethod.POST, "/api/v1/articles/*/reinstate")
                .only(Role.EDITOR, HttpMethod.POST, "/api/v1/articles/*/replay")
                .anyone(HttpMethod.GET, "/images/*")
                .anyone(HttpMethod.HEAD, "/images/*")
                .only(Role.EDITOR, "/admin/**");
    }

    /** An ETag of the bytes that were sent, a weak one, so that the server may compress what it names. */
    @Bean
    FilterRegistrationBean<ShallowEtagHeaderFilter> etags() {
        ShallowEtagHeaderFilter filter = new ShallowEtagHeaderFilter();
        filter.setWriteWeakETag(true);
        FilterRegistrationBean<ShallowEtagHeaderFilter> registration = new FilterRegistrationBean<>(filter);
        registration.addUrlPatterns("/api/v1/sources", "/api/v1/sources/*");
        return registration;
    }
}
