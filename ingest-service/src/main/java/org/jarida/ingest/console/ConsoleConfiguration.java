package org.jarida.ingest.console;

import org.jarida.service.problem.HtmlProblems;
import org.jarida.theme.ErrorPages;
import org.jarida.theme.SitePages;
import org.jarida.theme.UiLanguage;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;

/** Wires the editors' pages to the look of the house. */
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

    @Bean
    SitePages sitePages() {
        return SitePages.of("org.jarida.ingest.templates", ConsoleConfiguration.class);
    }

    @Bean
    HtmlProblems htmlProblems() {
        return (problem, request) -> ErrorPages.render(
                problem.getStatus(),
                UiLanguage.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)),
                request.getRequestURI());
    }
}
