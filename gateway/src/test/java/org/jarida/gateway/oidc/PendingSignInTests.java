package org.jarida.gateway.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.jarida.gateway.keys.Keys;
import org.jarida.gateway.keys.TestKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingSignInTests {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Keys KEYS = TestKeys.cookies("b", "a");

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/admin/sources", "/moderation/cases/x?page=2&%D8%A3=1"})
    void whatWasBegunIsReadAgain(String next) {
        PendingSignIn begun = PendingSignIn.begin(next, KEYS, NOW);

        assertThat(PendingSignIn.read(begun.cookie(), KEYS, NOW)).hasValue(begun);
        assertThat(begun.next()).isEqualTo(next);
        assertThat(begun.verifier()).matches("[A-Za-z0-9_-]{43}");
    }

    @Test
    void noSecretFollowsFromAnother() {
        PendingSignIn one = PendingSignIn.begin("/", KEYS, NOW);
        PendingSignIn other = PendingSignIn.begin("/", KEYS, NOW);

        assertThat(Stream.of(one, other).flatMap(begun -> Stream.of(begun.state(), begun.nonce(), begun.verifier())))
                .doesNotHaveDuplicates()
                .allSatisfy(secret -> assertThat(one.cookie() + other.cookie()).doesNotContain(secret));
    }

    @Test
    void itEndsAfterTenMinutes() {
        String cookie = PendingSignIn.begin("/", KEYS, NOW).cookie();

        assertThat(PendingSignIn.read(cookie, KEYS, NOW.plus(Duration.ofSeconds(599))))
                .isPresent();
        assertThat(PendingSignIn.read(cookie, KEYS, NOW.plus(Duration.ofSeconds(600))))
                .isEmpty();
        assertThat(PendingSignIn.read(cookie, KEYS, NOW.minus(Duration.ofMinutes(2))))
                .isEmpty();
    }

    @Test
    void oneOfAnOlderKeyIsReadUntilTheKeyIsGone() {
        PendingSignIn old = PendingSignIn.begin("/", TestKeys.cookies("a"), NOW);

        assertThat(PendingSignIn.read(old.cookie(), KEYS, NOW)).hasValue(old);
        assertThat(PendingSignIn.read(old.cookie(), TestKeys.cookies("b"), NOW)).isEmpty();
    }

    @Test
    void everyChangedLetterIsNoticed() {
        String cookie = PendingSignIn.begin("/admin", KEYS, NOW).cookie();

        for (int i = 0; i < cookie.length() - 1; i++) {
            char other = cookie.charAt(i) == 'a' ? 'b' : 'a';
            String changed = cookie.substring(0, i) + other + cookie.substring(i + 1);
            assertThat(PendingSignIn.read(changed, KEYS, NOW)).as(changed).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1~~~~~", "2~a~1~b~c~d", "~"})
    void whatIsNoCookieIsNone(String cookie) {
        assertThat(PendingSignIn.read(cookie, KEYS, NOW)).isEmpty();
    }
}
