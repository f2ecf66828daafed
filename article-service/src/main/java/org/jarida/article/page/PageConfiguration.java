package org.jarida.article.page;

import org.jarida.article.site.Site;
import org.jarida.service.problem.HtmlProblems;
import org.jarida.theme.ErrorPages;
import org.jarida.theme.SitePages;
import org.jarida.theme.UiLanguage;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Site.class)
class PageConfiguration {

    @Bean
    SitePages sitePages() {
        return SitePages.of("org.jarida.article.templates", PageConfiguration.class);
    }

    @Bean
    HtmlProblems htmlProblems(SitePages pages) {
        return (problem, request) -> {
            UiLanguage language = UiLanguage.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
            String gone = Gone.page(problem, pages, pages.messages(language));
            return gone == null ? ErrorPages.render(problem.getStatus(), language, request.getRequestURI()) : gone;
        };
    }
}
