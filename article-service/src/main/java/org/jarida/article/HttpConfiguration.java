package org.jarida.article;

import java.util.List;
import org.jarida.service.trust.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Every path that article-service serves, and the ETags of what it answers. */
@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    private static final String REPORTS = "/api/v1/articles/*/images/*/reports";

    /** Roots that the house plan gives to this service; what is not there yet answers 404 instead of 403. */
    private static final List<String> READABLE = List.of(
            "/",
            "/articles/**",
            "/sources/**",
            "/sections/**",
            "/authors/**",
            "/search",
            "/feeds/**",
            "/live",
            "/sitemap.xml",
            "/news-sitemap.xml",
            "/robots.txt",
            "/manifest.webmanifest",
            "/sw.js",
            "/api/v1/articles/**",
            "/api/v1/headlines",
            "/api/v1/search/**");

    @Bean
    AccessRules accessRules() {
        AccessRules rules = AccessRules.denyByDefault()
                .anyone(HttpMethod.POST, REPORTS)
                .anyone(HttpMethod.DELETE, REPORTS)
                .anyone(HttpMethod.POST, REPORTS + "/withdraw");
        for (String path : READABLE) {
            rules.anyone(HttpMethod.GET, path);
        }
        return rules;
    }

    /** A strong ETag of the bytes sent: whatever changed of an article, its images or its source changes it too. */
    @Bean
    ShallowEtagHeaderFilter etags() {
        return new ShallowEtagHeaderFilter();
    }
}
