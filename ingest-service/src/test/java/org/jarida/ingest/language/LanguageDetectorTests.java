package org.jarida.ingest.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageDetectorTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -     | قال الوزير إن النتائج مشجعة للغاية | ar | RTL
            ar-MA | قال الوزير إن النتائج مشجعة للغاية | ar-MA | RTL
            en-US | قال الوزير إن النتائج مشجعة للغاية | ar | RTL
            -     | مكتب السياحة يسعى للحصول على تصنيف China Ready | ar | RTL
            -     | وزیر گفت که نتایج دلگرم‌کننده است و پیگیری می‌شود | fa | RTL
            -     | The minister said that the results of the year are good | en | LTR
            -     | Le ministre a dit que les résultats de la session sont bons | fr | LTR
            -     | El ministro dijo que los resultados de la sesión son buenos para el país | es | LTR
            fr_FR | Le ministre | fr-FR | LTR
            en-us | The minister | en-US | LTR
            not a tag! | The minister of the interior | en | LTR
            ar    | The minister of the interior is here | en | LTR
            ar    | - | ar | RTL
            -     | 2024 | - | LTR
            -     | הממשלה הודיעה אתמול | he | RTL
            """)
    void tellsLanguageAndDirection(String declared, String text, String tag, Direction direction) {
        assertThat(LanguageDetector.detect(declared, text == null ? "" : text))
                .isEqualTo(new TextLanguage(tag, direction));
    }

    @Test
    void directionIsTheValueOfHtmlsAttribute() {
        assertThat(Direction.RTL.code()).isEqualTo("rtl");
    }
}
