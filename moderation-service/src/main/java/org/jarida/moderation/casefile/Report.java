package org.jarida.moderation.casefile;

import java.time.Instant;
import java.util.List;
import org.jarida.events.ReportReason;

/**
 * A reader reported an image.
 *
 * @param weight what it counts in HARDENED mode, in thousandths
 */
public record Report(
        String imageId,
        List<String> reporterKeys,
        List<String> networkKeys,
        int roundSeen,
        ReportReason reason,
        int weight,
        Instant recordedAt)
        implements ReaderAct {}
