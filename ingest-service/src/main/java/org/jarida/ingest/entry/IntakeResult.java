package org.jarida.ingest.entry;

/**
 * What became of the entries of one document.
 *
 * @param deferred entries left for the next poll because reading their pages would have taken too long
 * @param untitled entries passed over because neither they nor their pages, as far as those may be read, have a title
 */
public record IntakeResult(int discovered, int revised, int unchanged, int tombstoned, int deferred, int untitled) {

    /** Whether the document held anything new. */
    public boolean changed() {
        return discovered + revised > 0;
    }
}
