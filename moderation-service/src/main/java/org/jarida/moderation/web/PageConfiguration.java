package org.jarida.moderation.web;

import org.jarida.service.problem.HtmlProblems;
import org.jarida.theme.ErrorPages;
import org.jarida.theme.SitePages;
import org.jarida.theme.UiLanguage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/** Wires this service's pages to the look of the house. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    @Bean
    SitePages sitePages() {
        return SitePages.of("org.jarida.moderation.templates", CasePage.class);
    }

    @Bean
    HtmlProblems htmlProblems() {
        return (problem, request) -> ErrorPages.render(
                problem.getStatus(),
                UiLanguage.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
                request.getRequestURI());
    }
}
