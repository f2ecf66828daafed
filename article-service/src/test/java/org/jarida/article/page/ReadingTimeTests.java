package org.jarida.article.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTimeTests {

    @ParameterizedTest
    @CsvSource({
        "word, 1, 1",
        "word, 230, 1",
        "word, 231, 2",
        "l’œuvre, 460, 2",
        "كلمة, 180, 1",
        "والكِتابِ, 181, 2",
        "12, 230, 1",
        "—, 1000, 0",
    })
    void wordsAreCountedByTheScriptTheyAreWrittenIn(String word, int times, int minutes) {
        assertThat(ReadingTime.minutes("<p>" + (word + " ").repeat(times) + "</p>"))
                .isEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource({"90, 115, 1", "90, 116, 2"})
    void aTextInTwoScriptsTakesAsLongAsItsParts(int arabic, int latin, int minutes) {
        assertThat(ReadingTime.minutes("<p>" + "كلمة ".repeat(arabic) + "</p><p>" + "mot ".repeat(latin) + "</p>"))
                .isEqualTo(minutes);
    }
}
