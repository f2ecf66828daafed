package org.jarida.article;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.jarida.service.trust.AccessRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.ShallowEtagHeaderFilter;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

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
            "/offline",
            "/api/v1/articles/**",
            "/api/v1/headlines",
            "/api/v1/search/**");

    private static final Set<String> READS = Set.of(HttpMethod.GET.name(), HttpMethod.HEAD.name());

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

    /**
     * Lets scripts of any other site read what anyone may read; browsers send no cookie along with such a request, and hide
     * the answer when they are told to. Reports are answered without this.
     */
    @Bean
    WebMvcConfigurer readableFromOtherSites() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new HandlerInterceptor() {
                            @Override
                            public boolean preHandle(
                                    HttpServletRequest request, HttpServletResponse response, Object handler) {
                                if (READS.contains(request.getMethod())) {
                                    response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
                                    response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, HttpHeaders.ETAG);
                                }
                                return true;
                            }
                        })
                        .addPathPatterns("/api/v1/articles/**", "/api/v1/headlines", "/api/v1/search/**", "/feeds/**")
                        .order(Ordered.HIGHEST_PRECEDENCE);
            }
        };
    }

    /**
     * An ETag of the bytes that were sent: whatever changed of an article, its images or its source changes it too. A weak one,
     * so that the server may compress what it names.
     */
    @Bean
    ShallowEtagHeaderFilter etags() {
        ShallowEtagHeaderFilter filter = new ShallowEtagHeaderFilter();
        filter.setWriteWeakETag(true);
        return filter;
    }
}
