package org.jarida.events;

import java.util.List;

/** A reader took a report back; counts only while the image is visible. */
public record ImageReportWithdrawn(
        String reportId, String imageId, String articleId, int roundSeen, List<String> reporterKeys)
        implements ImageReportEvent {

    public ImageReportWithdrawn {
        Require.text(reportId, "reportId");
        Require.hex(imageId, 64, "imageId");
        Require.hex(articleId, 32, "articleId");
        Require.positive(roundSeen, "roundSeen");
        reporterKeys = Require.keys(reporterKeys, 32, "reporterKeys");
    }

    @Override
    public String id() {
        return reportId + ":withdrawn";
    }
}
