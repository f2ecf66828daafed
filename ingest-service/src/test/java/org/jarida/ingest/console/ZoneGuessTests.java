package org.jarida.ingest.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZoneGuessTests {

    @ParameterizedTest
    @CsvSource({
        "https://www.example.ma/,       ar,    Africa/Casablanca",
        "https://example.ma/,           fr-FR, Africa/Casablanca",
        "https://example.co.uk/news,    en,    Europe/London",
        "https://example.com/,          ar-EG, Africa/Cairo",
        "https://example.tv/,           ar-EG, Africa/Cairo",
        "https://example.tv/,           ar,    UTC",
        "https://example.us/,           en,    UTC",
        "https://example.com/,          ,      UTC",
        "http://127.0.0.1:8080/,        ar,    UTC",
        "https://xn--mgba3a4f16a.example.ps/, ar, UTC"
    })
    void aCountryOfOneZoneTellsIt(String address, String language, String zone) {
        assertThat(ZoneGuess.of(address, language)).isEqualTo(zone);
    }
}
