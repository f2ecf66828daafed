package org.jarida.events;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reader reported an image. The only clock that counts it is the record's own time on the topic.
 *
 * @param reporterKeys HMACs of the reader id, 32 hex digits each, the current key first; at least one
 * @param networkKeys HMACs of the reader's network, 16 hex digits each, the current key first; at least one
 * @param comment the reader's own words, at most 500 characters, or null; never part of a verdict
 * @param baseWeight what the report counts before the reporter's record lowers it, in thousandths, 0 to 1000
 */
public record ImageReported(
        String reportId,
        String imageId,
        String articleId,
        int roundSeen,
        List<String> reporterKeys,
        List<String> networkKeys,
        ReportReason reason,
        @Nullable String comment,
        int baseWeight)
        implements ImageReportEvent {

    /** The longest comment that a report may carry, in characters. */
    public static final int MAX_COMMENT = 500;

    public ImageReported {
        Require.text(reportId, "reportId");
        Require.hex(imageId, 64, "imageId");
        Require.hex(articleId, 32, "articleId");
        Require.positive(roundSeen, "roundSeen");
        Require.present(reason, "reason");
        reporterKeys = Require.keys(reporterKeys, 32, "reporterKeys");
        networkKeys = Require.keys(networkKeys, 16, "networkKeys");
        if (comment != null && comment.length() > MAX_COMMENT) {
            throw new IllegalArgumentException("comment is longer than " + MAX_COMMENT + " characters");
        }
        if (baseWeight < 0 || baseWeight > 1000) {
            throw new IllegalArgumentException("baseWeight must be 0 to 1000 but is " + baseWeight);
        }
    }

    @Override
    public String id() {
        return reportId;
    }
}
