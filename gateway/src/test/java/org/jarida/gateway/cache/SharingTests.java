package org.jarida.gateway.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class SharingTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=1, public, must-revalidate | 1",
                "PUBLIC, Max-Age=60                 | 60",
                "max-age=60, s-maxage=2             | 2",
                "s-maxage=0, max-age=60             | 0",
                "max-age=\"5\"                      | 5",
                "public                             | 0",
                "max-age=soon                       | 0",
                "max-age=-1                         | 0",
                "max-age=99999999999999999999       | 0",
                "max-age=60, private                | 0",
                "max-age=60, private=\"Set-Cookie\" | 0",
                "no-store, max-age=60               | 0",
                "No-Store                           | 0",
                "no-cache, max-age=60               | 0",
                "no-cache=\"X\", max-age=60         | 0",
                "''                                 | 0",
            })
    void anAnswerIsKeptForAsLongAsItSays(String cacheControl, long seconds) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Cache-Control", cacheControl);

        assertThat(Sharing.of(200, headers).life()).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void severalHeadersSayTogetherWhatMayBeKept() {
        HttpHeaders headers = kept();
        headers.add("Cache-Control", "private");

        assertThat(Sharing.of(200, headers).isAllowed()).isFalse();
    }

    @Test
    void whatComesOldLivesShorter() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Cache-Control", "max-age=60");
        headers.set("Age", "20");

        assertThat(Sharing.of(200, headers)).isEqualTo(new Sharing(Duration.ofSeconds(40), Duration.ofSeconds(20)));
        headers.set("Age", "70");
        assertThat(Sharing.of(200, headers).isAllowed()).isFalse();
    }

    @Test
    void whatSaysNothingIsNotKept() {
        assertThat(Sharing.of(200, new HttpHeaders()).isAllowed()).isFalse();
    }

    @Test
    void whatSetsACookieIsNotKept() {
        HttpHeaders headers = kept();
        headers.add("Set-Cookie", "a=b");

        assertThat(Sharing.of(200, headers).isAllowed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 301, 308, 404, 410})
    void theseStatusesMayBeKept(int status) {
        assertThat(Sharing.of(status, kept()).isAllowed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 204, 206, 302, 303, 304, 307, 400, 401, 403, 429, 500, 502, 503})
    void othersMayNot(int status) {
        assertThat(Sharing.of(status, kept()).isAllowed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Accept-Language                  | true",
                "accept-language, ACCEPT-ENCODING | true",
                "Accept                           | true",
                "*                                | false",
                "Accept, *                        | false",
                "Cookie                           | false",
                "Accept-Language, Cookie          | false",
                "Authorization                    | false",
                "User-Agent                       | false",
                "Origin                           | false",
            })
    void whatVariesByMoreThanTheQuestionIsNotKept(String vary, boolean allowed) {
        HttpHeaders headers = kept();
        headers.set("Vary", vary);

        assertThat(Sharing.of(200, headers).isAllowed()).isEqualTo(allowed);
    }

    private static HttpHeaders kept() {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Cache-Control", "public, max-age=1");
        return headers;
    }
}
