package org.jarida.article.article;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "السوق القديمة تفتح أبوابها.. من جديد!|السوق-القديمة-تفتح-أبوابها-من-جديد",
                "كُتّابٌ وكتـــب: معرض ٢٠٢٤|كتاب-وكتب-معرض-٢٠٢٤",
                "L’été à la une : « oui » !|l-ete-a-la-une-oui",
                "Harbour Bridge Reopens|harbour-bridge-reopens",
                "  -- a/b?c#d%e --  |a-b-c-d-e",
                "<script>alert(1)</script>|script-alert-1-script",
                "日本のニュース|日本のニュース",
                "Revisions|revisions-1"
            })
    void aTitleBecomesWordsAndHyphens(String title, String slug) {
        assertThat(Slug.of(title)).isEqualTo(slug);
        assertThat(Slug.of(slug)).isEqualTo(slug);
    }

    @Test
    void aTitleWithoutWordsHasNone() {
        assertThat(Slug.of("🎉 … !")).isEmpty();
        assertThat(Slug.of("\uD800\u0000")).isEmpty();
        assertThat(Slug.path("0a", "🎉")).isEqualTo("/articles/0a");
    }

    @Test
    void aLongTitleIsCutBetweenWords() {
        String slug = Slug.of("كلمة ".repeat(40));
        assertThat(slug).hasSizeLessThanOrEqualTo(80).endsWith("-كلمة");
        assertThat(Slug.of("x".repeat(200))).hasSizeLessThanOrEqualTo(80);
        String pairs = Slug.of("x" + "𐐨".repeat(100));
        assertThat(pairs.length()).isLessThanOrEqualTo(80);
        assertThat(Character.isHighSurrogate(pairs.charAt(pairs.length() - 1))).isFalse();
    }

    @Test
    void aPathIsEscaped() {
        assertThat(Slug.path("0a", "خبر اليوم"))
                .isEqualTo("/articles/0a/%D8%AE%D8%A8%D8%B1-%D8%A7%D9%84%D9%8A%D9%88%D9%85");
    }
}
