package org.jarida.article.report;

import org.jarida.events.ImageReportEvent;

/** Where reports go. */
@FunctionalInterface
interface ReportTopic {

    /** Publishes a report and returns when the broker has acknowledged it; throws when it did not. */
    void publish(ImageReportEvent report);
}
