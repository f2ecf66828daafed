package org.jarida.service.problem;

import java.util.List;
import org.jarida.events.kafka.Outages;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/** Wires problem details for a service, and what its API refuses everywhere alike. */
@AutoConfiguration(after = JacksonAutoConfiguration.class, before = WebMvcAutoConfiguration.class)
class ProblemAutoConfiguration {

    @Bean
    ProblemResponses problemResponses(JsonMapper json, ObjectProvider<HtmlProblems> pages) {
        return new ProblemResponses(json, pages.getIfAvailable());
    }

    @Bean
    WebMvcConfigurer knownParameters() {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new KnownParameters()).addPathPatterns("/api/**", "/feeds/**");
            }
        };
    }

    @Bean
    Problems problems(ProblemResponses responses, ObjectProvider<Outages> outages) {
        return new Problems(responses, outages.getIfAvailable(() -> new Outages(List.of())));
    }
}
