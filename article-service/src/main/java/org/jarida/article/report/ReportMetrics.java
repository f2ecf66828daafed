package org.jarida.article.report;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts requests to report: {@code jarida.reports{kind=report|withdrawal, outcome=accepted|refused|unavailable}}. The
 * three outcomes add up to all readable requests; accepted ones are on the topic, unavailable ones were answered 503 or 500.
 */
final class ReportMetrics {

    private final MeterRegistry meters;

    ReportMetrics(MeterRegistry meters) {
        this.meters = meters;
    }

    void accepted(String kind) {
        count(kind, "accepted");
    }

    void refused(String kind) {
        count(kind, "refused");
    }

    void unavailable(String kind) {
        count(kind, "unavailable");
    }

    private void count(String kind, String outcome) {
        Counter.builder("jarida.reports")
                .description("Requests to report an image or to take a report back")
                .tag("kind", kind)
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }
}
