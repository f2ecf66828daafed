package org.jarida.ingest.replay;

import org.jarida.ingest.entry.IntakeResult;

/**
 * How far a replay is.
 *
 * @param documents how many the archive has to be read
 * @param read how many of them are
 * @param changed articles that came out different, each published as a new revision
 * @param unchanged articles that came out as they are
 * @param left articles left as they are because their page is not in the archive, or withdrawn ones
 */
public record ReplayProgress(int documents, int read, int changed, int unchanged, int left) {

    static final ReplayProgress NONE = new ReplayProgress(0, 0, 0, 0, 0);

    static ReplayProgress toRead(int documents) {
        return new ReplayProgress(documents, 0, 0, 0, 0);
    }

    ReplayProgress unreadable() {
        return new ReplayProgress(documents, read + 1, changed, unchanged, left);
    }

    ReplayProgress after(IntakeResult document) {
        return new ReplayProgress(
                documents,
                read + 1,
                changed + document.discovered() + document.revised(),
                unchanged + document.unchanged(),
                left + document.tombstoned() + document.deferred());
    }
}
