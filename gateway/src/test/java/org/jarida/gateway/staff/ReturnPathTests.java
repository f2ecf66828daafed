package org.jarida.gateway.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTests {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/admin/sources", "/moderation/cases/x?state=HIDDEN&a=b", "/a%20b", "/a:b"})
    void pathsOfTheSitePass(String path) {
        assertThat(ReturnPath.safe(path, "/fallback")).isEqualTo(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "admin",
                "//evil",
                "///evil",
                "/\\evil",
                "\\/evil",
                "http://evil",
                "https:evil",
                "javascript:x",
                "data:x",
                "/\tevil",
                "/a\r\nb",
                "/a b",
                "/أ",
                "/%zz",
                "?next=/"
            })
    void nothingElseDoes(String path) {
        assertThat(ReturnPath.safe(path, "/fallback")).isEqualTo("/fallback");
    }
}
