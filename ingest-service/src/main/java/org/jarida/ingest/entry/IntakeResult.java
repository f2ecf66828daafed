package org.jarida.ingest.entry;

/**
 * What became of the entries of one document.
 *
 * @param deferred entries left for the next poll because reading their pages would have taken too long
 */
public record IntakeResult(int discovered, int revised, int unchanged, int tombstoned, int deferred) {

    /** Whether the document held anything new. */
    public boolean changed() {
        return discovered + revised > 0;
    }
}
