package org.jarida.ingest.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of pictures keeps to. */
abstract class ImageStoreContract {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String ID = "a".repeat(64);
    private static final DerivedImage IMAGE = new DerivedImage(
            800,
            600,
            List.of(
                    new Rendition(320, "image/jpeg", "e1", new byte[] {1, 2}),
                    new Rendition(800, "image/jpeg", "e2", new byte[] {3})));

    private ImageStore store;

    abstract ImageStore emptyStore();

    @BeforeEach
    void open() {
        store = emptyStore();
        store.ensureIndexes();
    }

    @Test
    void givesBackEveryRendition() {
        store.save(ID, IMAGE, NOW);
        store.save(ID, IMAGE, NOW);

        assertThat(store.find(ID)).contains(new ImageStore.Known(ID, 800, 600, 800));
        assertThat(store.rendition(ID, 320)).hasValueSatisfying(rendition -> {
            assertThat(rendition.bytes()).containsExactly(1, 2);
            assertThat(rendition.etag()).isEqualTo("e1");
        });
        assertThat(store.rendition(ID, 640)).isEmpty();
        assertThat(store.find("b".repeat(64))).isEmpty();
    }

    @Test
    void remembersWhereAddressesLead() {
        store.remember("https://example.org/p.jpg", new ImageStore.Memory(ID, null, NOW));
        store.remember("https://example.org/no.jpg", new ImageStore.Memory(null, "too small", NOW));

        assertThat(store.recall("https://example.org/p.jpg")).contains(new ImageStore.Memory(ID, null, NOW));
        assertThat(store.recall("https://example.org/no.jpg")).contains(new ImageStore.Memory(null, "too small", NOW));
        assertThat(store.recall("https://example.org/other.jpg")).isEmpty();
    }

    @Test
    void erasingLeavesNothingButTheVerdict() {
        store.save(ID, IMAGE, NOW);
        store.remember("https://example.org/p.jpg", new ImageStore.Memory(ID, null, NOW));
        store.applyVerdict(ID, 1, false);

        store.erase(ID);

        assertThat(store.find(ID)).isEmpty();
        assertThat(store.rendition(ID, 320)).isEmpty();
        assertThat(store.recall("https://example.org/p.jpg")).isEmpty();
        assertThat(store.hidden(ID)).isTrue();
    }

    @Test
    void onlyAHigherVersionOfAVerdictCounts() {
        assertThat(store.hidden(ID)).isFalse();
        assertThat(store.applyVerdict(ID, 3, false)).isTrue();
        assertThat(store.applyVerdict(ID, 3, false)).isFalse();
        assertThat(store.applyVerdict(ID, 2, true)).isFalse();
        assertThat(store.hidden(ID)).isTrue();
        assertThat(store.applyVerdict(ID, 4, true)).isTrue();
        assertThat(store.hidden(ID)).isFalse();
    }
}
