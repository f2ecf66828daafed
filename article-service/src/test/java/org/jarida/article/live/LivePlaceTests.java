package org.jarida.article.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LivePlaceTests {

    private static final LivePlace PLACE = new LivePlace("aT0p-1c_", Map.of(0, 51L, 1, 0L, 2, 1_000_000_000_000L));

    @Test
    void isTheSameAfterItWasAnId() {
        assertThat(PLACE.encode()).isEqualTo("aT0p-1c_:1f.0.cre66i9s");
        assertThat(LivePlace.decode(PLACE.encode())).contains(PLACE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "42", "a:", ":1.2", "a:1..2", "a:1.-2", "a:!", "a:zzzzzzzzzzzzzzzzzzzzzz"})
    void isNoneForAnIdThatIsNotOurs(String id) {
        assertThat(LivePlace.decode(id)).isEmpty();
    }

    @Test
    void isNoneForAnEndlessId() {
        assertThat(LivePlace.decode("a:" + "1.".repeat(600) + "1")).isEmpty();
    }

    @Test
    void nobodyGoesBack() {
        assertThat(PLACE.after(0, 10)).isEqualTo(PLACE);
        assertThat(PLACE.after(1, 0).next()).containsEntry(1, 1L);
        assertThat(PLACE.isBefore(0, 50)).isFalse();
        assertThat(PLACE.isBefore(0, 51)).isTrue();
    }
}
