package org.jarida.ingest.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.jarida.ingest.raw.RawStore.Packed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackingTests {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 65_536, 1_000_000})
    void bytesComeBackAsTheyWere(int length) {
        byte[] body = new byte[length];
        new Random(length).nextBytes(body);

        assertThat(Packing.unpack(Packing.pack(body))).isEqualTo(body);
    }

    @Test
    void textShrinks() {
        byte[] body = "<p>فقرة من خبر طويل في صحيفة.</p>\n".repeat(1_000).getBytes(StandardCharsets.UTF_8);

        Packed packed = Packing.pack(body);

        assertThat(packed.size()).isEqualTo(body.length);
        assertThat(packed.bytes().length).isLessThan(body.length / 10);
    }

    @Test
    void brokenBytesAreNoText() {
        Packed whole = Packing.pack("a text of some length, a text of some length".getBytes(StandardCharsets.UTF_8));
        Packed cut = new Packed(Arrays.copyOf(whole.bytes(), whole.bytes().length / 2), whole.size());
        Packed other = new Packed("nothing of ours".getBytes(StandardCharsets.UTF_8), 20);

        assertThatIllegalStateException().isThrownBy(() -> Packing.unpack(cut));
        assertThatIllegalStateException().isThrownBy(() -> Packing.unpack(other));
    }
}
