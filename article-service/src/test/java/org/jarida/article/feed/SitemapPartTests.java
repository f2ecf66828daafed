package org.jarida.article.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SitemapPartTests {

    @ParameterizedTest
    @CsvSource({
        "MONTH, 2024-02,          2024-02-01T00:00:00Z, 2024-03-01T00:00:00Z",
        "DAY,   2024-02-29,       2024-02-29T00:00:00Z, 2024-03-01T00:00:00Z",
        "HOUR,  2024-02-29T23,    2024-02-29T23:00:00Z, 2024-03-01T00:00:00Z",
        "MINUTE,2024-02-29T23:59, 2024-02-29T23:59:00Z, 2024-03-01T00:00:00Z"
    })
    void aPartIsNamedByTheBeginningOfItsTimes(SitemapPart.Span span, String name, Instant from, Instant to) {
        SitemapPart part = span.at(Instant.parse("2024-02-29T23:59:58.999Z"));

        assertThat(part.name()).isEqualTo(name);
        assertThat(part.from()).isEqualTo(from);
        assertThat(part.to()).isEqualTo(to);
        assertThat(SitemapPart.named(name)).contains(part);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024",
                "2024-13",
                "2024-02-30",
                "2024-02-29T24",
                "2024-02T1",
                "+24-02-01",
                "pages",
                "../../etc"
            })
    void nothingElseIsAName(String name) {
        assertThat(SitemapPart.named(name)).isEmpty();
    }
}
