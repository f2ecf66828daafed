package org.jarida.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/articles/0123456789abcdef",
                "/sources/al-quds/2026-11-22",
                "/authors/%D8%B9%D9%84%D9%8A",
                "/assets/fonts/a.woff2",
                "/a..b",
                "/...",
                "/a.",
                "/authors/O'Neill,%20A",
                "/sw.js",
                "/a/"
            })
    void pathsThatMeanOneThingPass(String path) {
        assertThat(PathRules.refusal(path, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "articles",
                "//",
                "/a//b",
                "/a/./b",
                "/a/../b",
                "/..",
                "/a/.",
                "/%2e%2E/b",
                "/%2f",
                "/a%2Fb",
                "/a%5cb",
                "/a\\b",
                "/a;b",
                "/a%3Bb",
                "/%25",
                "/%00",
                "/%1f",
                "/%7F",
                "/%",
                "/%4",
                "/%zz",
                "/a b",
                "/a?b",
                "/a#b",
                "/أ",
                "/a\"b",
                "/a<b",
                "/%c0%ae%c0%ae/b",
                "/%e0%80%af",
                "/%ed%a0%80",
                "/%ff",
                "/%d8"
            })
    void pathsThatCouldMeanAnotherAreRefused(String path) {
        assertThat(PathRules.refusal(path, null)).isPresent();
    }

    @Test
    void lengthsAreBounded() {
        assertThat(PathRules.refusal("/" + "a".repeat(2_047), "q".repeat(4_096)))
                .isEmpty();
        assertThat(PathRules.refusal("/" + "a".repeat(2_048), null)).isPresent();
        assertThat(PathRules.refusal("/", "q".repeat(4_097))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%D9%82+a", "a=1&b=2;c", "url=https://example.org/a?b=c&d", "", "review", "q=%25"})
    void queriesOfAnyMeaningPass(String query) {
        assertThat(PathRules.refusal("/search", query)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"q=%", "q=%z1", "q=a b", "q=\"", "q=\u0001", "q=<", "q=أ"})
    void queriesThatAreNoneAreRefused(String query) {
        assertThat(PathRules.refusal("/search", query)).isPresent();
    }
}
