package org.jarida.ingest.opml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jarida.ingest.opml.OpmlImport.Line;
import org.jarida.ingest.opml.OpmlImport.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of imports keeps to. */
abstract class ImportRunStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final Line ADDED =
            new Line("القدس", "https://one.example/feed", Result.ADDED, "quds", null, List.of());
    private static final Line REFUSED =
            new Line("", "ftp://two.example", Result.REFUSED, null, "no", List.of("feeds[0].url"));

    private ImportRunStore store;

    abstract ImportRunStore emptyStore();

    @BeforeEach
    void open() {
        store = emptyStore();
        store.ensureIndexes();
    }

    @Test
    void whatIsToldIsAddedInOrder() {
        store.begin(ImportRun.begun("a", 3, NOW));
        store.begin(ImportRun.begun("b", 1, NOW));

        store.tell("a", List.of(ADDED, REFUSED), NOW.plusSeconds(1));
        store.tell("a", List.of(ADDED), NOW.plusSeconds(2));

        assertThat(store.find("a"))
                .contains(new ImportRun("a", 3, List.of(ADDED, REFUSED, ADDED), NOW, NOW.plusSeconds(2)));
        assertThat(store.find("b")).contains(ImportRun.begun("b", 1, NOW));
        assertThat(store.find("c")).isEmpty();
    }

    @Test
    void oneThatFallsSilentIsCutShort() {
        store.begin(ImportRun.begun("a", 2, NOW));
        store.tell("a", List.of(ADDED), NOW.plusSeconds(1));
        ImportRun run = store.find("a").orElseThrow();

        assertThat(run.isCutShort(NOW.plusSeconds(20))).isFalse();
        assertThat(run.isCutShort(NOW.plusSeconds(40))).isTrue();

        store.tell("a", List.of(REFUSED), NOW.plusSeconds(21));
        assertThat(store.find("a").orElseThrow().isCutShort(NOW.plusSeconds(100)))
                .isFalse();
        assertThat(store.find("a").orElseThrow().isDone()).isTrue();
    }
}
