package org.jarida.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalUrlTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org/a/b?id=7&lang=ar",
                "http://127.0.0.1:8080/articles/1",
                "https://example.org/%D8%AE%D8%A8%D8%B1",
                "urn:uuid:1234",
                "not an address at all"
            })
    void leavesWhatNeedsNothing(String url) {
        assertThat(CanonicalUrl.of(url)).isEqualTo(url);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://Example.ORG/A, https://example.org/A",
        "https://example.org, https://example.org/",
        "http://example.org:80/a, http://example.org/a",
        "https://example.org:443/a, https://example.org/a",
        "https://example.org:8443/a, https://example.org:8443/a",
        "https://example.org/a#top, https://example.org/a",
        "https://example.org/a?, https://example.org/a",
        "https://example.org/a?utm_source=rss&utm_medium=feed, https://example.org/a",
        "https://example.org/a?id=1&fbclid=x&utm_campaign=y&b=2, https://example.org/a?id=1&b=2",
        "https://example.org/خبر, https://example.org/%D8%AE%D8%A8%D8%B1",
        "https://خبر.مصر/a, https://xn--ngblk.xn--wgbh1c/a",
        "https://www.google.com/url?rct=j&url=https://example.org/a%3Fx%3D1&ct=ga, https://example.org/a?x=1",
        "https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fa, https://example.org/a",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fexample.org%2Fa%3Ffbclid%3D1&h=2, https://example.org/a"
    })
    void bringsToOneForm(String url, String canonical) {
        assertThat(CanonicalUrl.of(url)).isEqualTo(canonical);
        assertThat(CanonicalUrl.of(canonical)).isEqualTo(canonical);
    }
}
