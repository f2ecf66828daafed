package org.jarida.article.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTests {

    @Test
    void comesBackAsItWent() {
        Cursor cursor = new Cursor(Instant.parse("1969-07-20T20:17:40.123Z"), Entries.id(255));

        assertThat(Cursor.decode(cursor.encode())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "%%%",
                "1:5:00000000000000000000000000000001",
                "2:5:00000000000000000000000000000001",
                "1:5:0000000000000000000000000000000G",
                "1:99999999999999999999:00000000000000000000000000000001",
                "1::00000000000000000000000000000001"
            })
    void whatItNeverMadeIsRefused(String given) {
        assertThat(Cursor.decode(given)).isEmpty();
        if (!given.equals("1:5:00000000000000000000000000000001")) {
            assertThat(Cursor.decode(Base64.getUrlEncoder().encodeToString(given.getBytes(UTF_8))))
                    .isEmpty();
        }
        assertThat(Cursor.decode("A".repeat(10_000))).isEmpty();
    }
}
