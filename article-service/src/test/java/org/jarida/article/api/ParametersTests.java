package org.jarida.article.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.jarida.service.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTests {

    @Test
    void whatIsLeftOutOrEmptyIsNoBound() {
        assertThat(Parameters.from(null)).isNull();
        assertThat(Parameters.to("")).isNull();
        assertThat(Parameters.cursor("")).isNull();
        assertThat(Parameters.source("")).isNull();
        assertThat(Parameters.limit("", 20, 100)).isEqualTo(20);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 2026-01-31T00:00:00Z, 2026-02-01T00:00:00Z",
        "2026-01-31T08:00:00Z, 2026-01-31T08:00:00Z, 2026-01-31T08:00:00Z",
        "2026-01-31T08:00:00.25+01:00, 2026-01-31T07:00:00.250Z, 2026-01-31T07:00:00.250Z",
        "2026-01-31T08:00:00 01:00, 2026-01-31T07:00:00Z, 2026-01-31T07:00:00Z"
    })
    void aDayIsWholeAndATimeIsItself(String given, Instant from, Instant to) {
        assertThat(Parameters.from(given)).isEqualTo(from);
        assertThat(Parameters.to(given)).isEqualTo(to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-02-30",
                "2026-13-01",
                "20260131",
                "+1000000000-01-01T00:00:00Z",
                "2026-01-31T08:00:00",
                "2026-01-31T25:00:00Z",
                "٢٠٢٦-٠١-٣١"
            })
    void whatIsNoDateIsRefused(String given) {
        assertThatThrownBy(() -> Parameters.from(given)).isInstanceOfSatisfying(ProblemException.class, refused -> {
            assertThat(refused.getStatusCode().value()).isEqualTo(400);
            assertThat(refused.getBody().getDetail()).startsWith("from must be a date");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "101", "ten", "1e2", "99999999999999999999"})
    void whatIsNoLimitIsRefused(String given) {
        assertThatThrownBy(() -> Parameters.limit(given, 20, 100)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AlQuds", "a b", "../x", "القدس"})
    void whatIsNoSourceIsRefused(String given) {
        assertThatThrownBy(() -> Parameters.source(given)).isInstanceOf(ProblemException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"arabic-language-tag-that-is-longer", "a", "ar_MA", "{$ne:1}"})
    void whatIsNoLanguageIsRefused(String given) {
        assertThatThrownBy(() -> Parameters.language(given)).isInstanceOf(ProblemException.class);
    }
}
