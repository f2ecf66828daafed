package org.jarida.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceIdsTests {

    @ParameterizedTest
    @CsvSource({
        "The Guardian, 1, the-guardian",
        "The Guardian, 2, the-guardian-2",
        "L'Économiste, 1, leconomiste",
        "القدس, 1, alqds",
        "هسبريس, 3, hsbrys-3",
        "!!!, 1, source",
        "import, 1, import-1"
    })
    void areMadeFromNames(String name, int attempt, String id) {
        assertThat(SourceIds.fromName(name, attempt)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"صحيفة طويلة", "日本経済新聞", "Ведомости", "a b c d e f"})
    void areAlwaysValid(String name) {
        assertThat(SourceIds.valid(SourceIds.fromName(name.repeat(20), 12))).isTrue();
    }
}
