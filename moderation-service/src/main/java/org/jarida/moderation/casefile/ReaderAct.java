package org.jarida.moderation.casefile;

import java.time.Instant;
import java.util.List;

/** What a reader did about an image, as it stands on the reports' topic. */
public sealed interface ReaderAct permits Report, Withdrawal {

    String imageId();

    /** Keyed hashes of the reader; any that matches names the same reader. */
    List<String> reporterKeys();

    /** The round that the reader's page showed; an act of an earlier round than the case's has no effect. */
    int roundSeen();

    /** The record's own time on the topic. */
    Instant recordedAt();
}
