package org.jarida.ingest.opml;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jarida.ingest.opml.OpmlImport.Line;

/** Keeps imports for a week, so that every replica can tell how one goes. */
interface ImportRunStore {

    void ensureIndexes();

    void begin(ImportRun run);

    /** Adds lines after those that are there. */
    void tell(String id, List<Line> lines, Instant now);

    Optional<ImportRun> find(String id);
}
