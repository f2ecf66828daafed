package org.jarida.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletRequest;

class ValidatorsTests {

    private static final String CHANGED = "Thu, 01 Jan 2026 10:00:00 GMT";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "\"a\"   | \"a\"                    | true",
                "\"a\"   | W/\"a\"                  | true",
                "W/\"a\" | \"a\"                    | true",
                "W/\"a\" | W/\"a\"                  | true",
                "\"a\"   | \"b\"                    | false",
                "\"a\"   | \"b\", W/\"c\",\"a\"     | true",
                "\"a,b\" | \"x\", \"a,b\"           | true",
                "\"a\"   | *                        | true",
                "\"a\"   | a                        | false",
                "\"a\"   | \"a                      | false",
                "\"a\"   | W/a                      | false",
                "\"a\"   | \"A\"                    | false",
                "\"a\"   | ''                       | false",
            })
    void ifNoneMatchIsComparedWeakly(String etag, String named, boolean known) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("ETag", etag);
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("If-None-Match", named);

        assertThat(Validators.of(headers).areKnownTo(request)).isEqualTo(known);
    }

    @Test
    void ifNoneMatchMayComeInSeveralLines() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("ETag", "\"a\"");
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("If-None-Match", "\"b\"");
        request.addHeader("If-None-Match", "\"a\"");

        assertThat(Validators.of(headers).areKnownTo(request)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Thu, 01 Jan 2026 10:00:00 GMT | true",
                "Thu, 01 Jan 2026 10:00:01 GMT | true",
                "Thu, 01 Jan 2026 09:59:59 GMT | false",
                "yesterday                     | false",
            })
    void ifModifiedSinceIsComparedWithTheLastChange(String since, boolean known) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Last-Modified", CHANGED);
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("If-Modified-Since", since);

        assertThat(Validators.of(headers).areKnownTo(request)).isEqualTo(known);
    }

    @Test
    void anETagCountsMoreThanADate() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("ETag", "\"a\"");
        headers.set("Last-Modified", CHANGED);
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("If-None-Match", "\"b\"");
        request.addHeader("If-Modified-Since", CHANGED);

        assertThat(Validators.of(headers).areKnownTo(request)).isFalse();
    }

    @Test
    void withoutAConditionOrAValidatorNothingIsKnown() {
        MockHttpServletRequest dated = new MockHttpServletRequest();
        dated.addHeader("If-Modified-Since", CHANGED);
        HttpHeaders unreadable = new HttpHeaders();
        unreadable.set("Last-Modified", "yesterday");

        assertThat(Validators.of(new HttpHeaders()).areKnownTo(dated)).isFalse();
        assertThat(Validators.of(unreadable).areKnownTo(dated)).isFalse();
        assertThat(Validators.of(new HttpHeaders()).areKnownTo(new MockHttpServletRequest()))
                .isFalse();
    }
}
