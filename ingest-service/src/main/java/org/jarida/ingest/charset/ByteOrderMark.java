package org.jarida.ingest.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes by which a document says at its very beginning what it is written in: U+FEFF, as that encoding writes it. */
final class ByteOrderMark {

    /** The longer marks first: one of UTF-32 begins with one of UTF-16. */
    private static final List<Charset> MARKED = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.UTF_32LE,
            StandardCharsets.UTF_32BE,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE);

    private ByteOrderMark() {}

    /** The encoding that a document's mark stands for, {@code null} without a mark. */
    static @Nullable Charset read(byte[] body) {
        for (var charset : MARKED) {
            byte[] mark = of(charset);
            if (body.length >= mark.length && Arrays.equals(body, 0, mark.length, mark, 0, mark.length)) {
                return charset;
            }
        }
        return null;
    }

    /** What follows the mark of this encoding. */
    static byte[] after(byte[] body, Charset charset) {
        return Arrays.copyOfRange(body, of(charset).length, body.length);
    }

    private static byte[] of(Charset charset) {
        return "\uFEFF".getBytes(charset);
    }
}
