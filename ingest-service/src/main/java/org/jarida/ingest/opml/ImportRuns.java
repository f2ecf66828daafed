package org.jarida.ingest.opml;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import org.jarida.ingest.feed.OpmlOutline;
import org.jarida.ingest.feed.OpmlReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Imports in the background, for whoever wants to see how one goes. One whose process ends is cut short; its document sent
 * again finds what was added there already, and adds the rest.
 */
public final class ImportRuns {

    private static final Logger log = LoggerFactory.getLogger(ImportRuns.class);

    private final OpmlImport imports;
    private final ImportRunStore store;
    private final ExecutorService background;
    private final Clock clock;

    ImportRuns(OpmlImport imports, ImportRunStore store, ExecutorService background, Clock clock) {
        this.imports = imports;
        this.store = store;
        this.background = background;
        this.clock = clock;
    }

    /**
     * Begins an import and does not wait for it.
     *
     * @return its id
     * @throws org.jarida.ingest.feed.UnreadableFeedException when the document is no OPML
     */
    public String begin(byte[] document, @Nullable String contentType) {
        List<OpmlOutline> outlines = OpmlReader.read(document, contentType);
        ImportRun run = ImportRun.begun(UUID.randomUUID().toString(), outlines.size(), now());
        store.begin(run);
        background.execute(() -> work(run, outlines));
        return run.id();
    }

    private void work(ImportRun run, List<OpmlOutline> outlines) {
        try {
            imports.run(outlines, lines -> store.tell(run.id(), lines, now()));
            log.info("import {} of {} outlines is done", run.id(), run.outlines());
        } catch (
                RuntimeException failure) { // the edge of its thread; whoever looks at it is told that it was cut short
            log.warn("import {} of {} outlines was cut short: {}", run.id(), run.outlines(), failure.toString());
        }
    }

    public Optional<ImportRun> find(String id) {
        return store.find(id);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
