package org.jarida.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.jarida.theme.UiLanguage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptedLanguagesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null | AR",
                "'' | AR",
                "fr | FR",
                "fr-CA | FR",
                "en-GB,en;q=0.8,fr;q=0.9 | EN",
                "de,fr;q=0.5,en;q=0.7 | EN",
                "de,es | AR",
                "* | AR",
                "en;q=0, fr;q=0.1 | FR",
                "ar-MA, en | AR",
                "FR | FR",
                ";;;,,q= | AR",
                "en;q=7 | AR",
                "fra | AR"
            })
    void theFirstOfOursByPreference(String header, UiLanguage language) {
        assertThat(AcceptedLanguages.first(header)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({"ar,AR", "fr,FR", "en,EN", "EN,", "de,", "'',"})
    void onlyAnExactTagIsAChoice(String tag, UiLanguage language) {
        assertThat(AcceptedLanguages.ofTag(tag).orElse(null)).isEqualTo(language);
    }
}
