package org.jarida.ingest.entry;

import java.time.Instant;
import java.util.Set;

/**
 * What became of the entries of one document.
 *
 * @param deferred entries left for the next poll because reading their pages would have taken too long or our own requests kept
 *     their site busy; of a document that is read again, those whose page is not in the archive;
 *     of one that brings more than one document may, the rest
 * @param untitled entries passed over because neither they nor their pages, as far as those may be read, have a title
 * @param articles the ids of all articles that the document holds
 * @param readAt when the newspaper was asked for the document
 * @param held entries left for another day because the source has had all it may have in one
 */
public record IntakeResult(
        int discovered,
        int revised,
        int unchanged,
        int tombstoned,
        int deferred,
        int untitled,
        Set<String> articles,
        Instant readAt,
        int held) {

    public IntakeResult {
        articles = Set.copyOf(articles);
    }

    /** Whether the document held anything new. */
    public boolean changed() {
        return discovered + revised > 0;
    }

    /** Without the ids. */
    @Override
    public String toString() {
        return "%d new, %d revised, %d unchanged, %d withdrawn, %d deferred, %d untitled"
                .formatted(discovered, revised, unchanged, tombstoned, deferred, untitled);
    }
}
