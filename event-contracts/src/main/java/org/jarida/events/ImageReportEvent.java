package org.jarida.events;

import java.util.List;

/**
 * What a reader said of an image. Key: image id. A reader is known by keyed hashes only, under the current and, after a
 * key rotation, the previous key: two reports are of one reader when any of their keys is the same.
 */
public sealed interface ImageReportEvent extends Event permits ImageReported, ImageReportWithdrawn {

    /** The same for every retry of one reader's report of one image in one round. */
    String reportId();

    String imageId();

    String articleId();

    /** The round of the case that the reader's page showed. */
    int roundSeen();

    List<String> reporterKeys();

    @Override
    default String key() {
        return imageId();
    }
}
