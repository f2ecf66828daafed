package org.jarida.moderation.casefile;

import java.time.Instant;
import java.util.List;

/** A reader took a report back. */
public record Withdrawal(String imageId, List<String> reporterKeys, int roundSeen, Instant recordedAt)
        implements ReaderAct {}
