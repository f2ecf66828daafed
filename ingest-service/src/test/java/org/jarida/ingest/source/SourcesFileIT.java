package org.jarida.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class SourcesFileIT {

    private final SourceStore store = new MongoSourceStore(TestStore.freshDatabase());
    private final Sources sources = new Sources(store, Clock.systemUTC(), () -> {});

    @TempDir
    private Path folder;

    @Test
    void addsWhatIsNewAndLeavesTheRestAsEditorsMadeIt() throws IOException {
        Path file = folder.resolve("sources.yaml");
        Files.writeString(file, """
                sources:
                  - id: alquds
                    name: القدس
                    policy: FULL
                    feeds: [{url: "https://example.org/rss"}]
                  - name: no feeds, so wrong
                  - name: Le Matin
                    feeds: [{url: "https://example.com/rss", kind: FEED}]
                """);
        SourcesFile reader = new SourcesFile(file, sources, JsonMapper.builder().build());

        reader.addNewSources();
        assertThat(sources.list(null, 10)).extracting(Source::id).containsExactly("alquds", "le-matin");

        sources.rest("alquds", true);
        sources.remove("le-matin", false);
        reader.addNewSources();
        assertThat(sources.list(null, 10)).singleElement().satisfies(left -> {
            assertThat(left.id()).isEqualTo("alquds");
            assertThat(left.paused()).isTrue();
        });
    }

    @Test
    void aFileThatCannotBeReadAddsNothing() throws IOException {
        Path broken = folder.resolve("broken.yaml");
        Files.writeString(broken, "sources: [");

        new SourcesFile(broken, sources, JsonMapper.builder().build()).addNewSources();
        new SourcesFile(
                        folder.resolve("absent.yaml"),
                        sources,
                        JsonMapper.builder().build())
                .addNewSources();

        assertThat(sources.list(null, 10)).isEmpty();
    }
}
