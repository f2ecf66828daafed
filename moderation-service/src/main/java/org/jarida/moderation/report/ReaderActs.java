package org.jarida.moderation.report;

import org.jarida.events.ImageReportEvent;
import org.jarida.events.ImageReportWithdrawn;
import org.jarida.events.ImageReported;
import org.jarida.events.kafka.ReceivedEvent;
import org.jarida.moderation.casefile.ReaderAct;
import org.jarida.moderation.casefile.Report;
import org.jarida.moderation.casefile.Withdrawal;

/** Messages of the reports' topic as the acts that the decision model knows. */
public final class ReaderActs {

    private ReaderActs() {}

    public static ReaderAct of(ReceivedEvent<ImageReportEvent> received) {
        return switch (received.event()) {
            case ImageReported report ->
                new Report(
                        report.imageId(),
                        report.reporterKeys(),
                        report.networkKeys(),
                        report.roundSeen(),
                        report.reason(),
                        report.baseWeight(),
                        received.recordedAt());
            case ImageReportWithdrawn withdrawn ->
                new Withdrawal(
                        withdrawn.imageId(), withdrawn.reporterKeys(), withdrawn.roundSeen(), received.recordedAt());
        };
    }
}
