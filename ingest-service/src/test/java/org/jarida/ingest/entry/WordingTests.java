package org.jarida.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.jarida.ingest.feed.ParsedEntry;
import org.junit.jupiter.api.Test;

class WordingTests {

    private static final String TEXT = "النصُّ الأوّل للخبر كما ورد في الصحيفة. ".repeat(12);

    @Test
    void spacesMarksAndElementsDoNotCount() {
        assertThat(hash("العنوان", "<p>" + TEXT + "</p>"))
                .isPresent()
                .isEqualTo(hash(
                        "العـنوان ",
                        "<div class=\"x\"><p>" + TEXT.replace(".", " !\n").replace("ُّ", "") + "</p></div>"));
    }

    @Test
    void otherWordsOrAnotherTitleAreAnotherText() {
        assertThat(hash("العنوان", TEXT)).isNotEqualTo(hash("العنوان", TEXT + "خلاصة"));
        assertThat(hash("العنوان", TEXT)).isNotEqualTo(hash("عنوان آخر", TEXT));
    }

    @Test
    void aShortTextIsLikeOthers() {
        assertThat(hash("العنوان", "<p>شاهد المقطع.</p>")).isEmpty();
        assertThat(hash("", TEXT)).isEmpty();
        assertThat(hash("العنوان", null)).isEmpty();
        assertThat(hash("العنوان", "<a href=\"" + "x".repeat(500) + "\">شاهد</a>"))
                .isEmpty();
    }

    private static java.util.Optional<String> hash(String title, String html) {
        ParsedEntry entry = ParsedEntries.entry("g", "https://example.org/1", title, html);
        return Wording.hash(entry);
    }
}
