package org.jarida.article.report;

import io.micrometer.core.instrument.MeterRegistry;
import org.jarida.article.article.Articles;
import org.jarida.article.verdict.Verdicts;
import org.jarida.events.kafka.EventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the intake of reports. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    Reports reports(Articles articles, Verdicts verdicts, EventPublisher events) {
        return new Reports(articles, verdicts, events::publish);
    }

    @Bean
    ReportMetrics reportMetrics(MeterRegistry meters) {
        return new ReportMetrics(meters);
    }
}
