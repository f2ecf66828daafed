package org.jarida.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jarida.gateway.keys.Keys;
import org.jarida.gateway.keys.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderCookieTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Keys KEYS = TestKeys.cookies("b", "a");

    @Test
    void whatIsWrittenIsRead() {
        ReaderId reader = ReaderCookie.newReader(NOW, false);

        String value = ReaderCookie.write(reader, KEYS);

        assertThat(ReaderCookie.read(value, KEYS, NOW)).hasValue(reader);
        assertThat(value).contains("~b~");
    }

    @Test
    void theMarkOfACrowdedNetworkStaysAndCannotBeTakenOff() {
        ReaderId reader = ReaderCookie.newReader(NOW, true);

        String value = ReaderCookie.write(reader, KEYS);

        assertThat(ReaderCookie.read(value, KEYS, NOW)).hasValue(reader);
        assertThat(ReaderCookie.read("1" + value.substring(1), KEYS, NOW)).isEmpty();
    }

    @Test
    void aCookieOfAnOlderKeyIsRead() {
        ReaderId reader = ReaderCookie.newReader(NOW, false);
        String old = ReaderCookie.write(reader, TestKeys.cookies("a"));

        assertThat(ReaderCookie.read(old, KEYS, NOW)).hasValue(reader);
        assertThat(ReaderCookie.read(old, TestKeys.cookies("b"), NOW)).isEmpty();
    }

    @Test
    void everyChangedLetterIsNoticed() {
        String value = ReaderCookie.write(ReaderCookie.newReader(NOW, false), KEYS);
        for (int i = 0; i < value.length(); i++) {
            char other = value.charAt(i) == 'B' ? 'C' : 'B';
            String changed = value.substring(0, i) + other + value.substring(i + 1);
            if (i == value.length() - 1) {
                // the last letter of 43 carries two bits that Base64 leaves unused
                continue;
            }
            assertThat(ReaderCookie.read(changed, KEYS, NOW)).as(changed).isEmpty();
        }
    }

    @Test
    void aCookieFromTheFutureIsNone() {
        String value = ReaderCookie.write(ReaderCookie.newReader(NOW.plusSeconds(3_600), false), KEYS);

        assertThat(ReaderCookie.read(value, KEYS, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1~a~1~b~c", "2~AAAAAAAAAAAAAAAAAAAAAA~1~b~x", "1~~~~", "~", "%"})
    void whatHasNotTheFormIsNone(String value) {
        assertThat(ReaderCookie.read(value, KEYS, NOW)).isEmpty();
    }

    @Test
    void readersDiffer() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            ids.add(ReaderCookie.newReader(NOW, false).id());
        }
        assertThat(ids).hasSize(1_000).allSatisfy(id -> assertThat(id).hasSize(22));
    }
}
