package org.jarida.ingest;

import org.jarida.service.trust.AccessRules;
import org.jarida.service.trust.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Who may call what of this service. */
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
}
