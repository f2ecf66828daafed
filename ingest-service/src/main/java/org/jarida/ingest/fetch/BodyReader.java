package org.jarida.ingest.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a body with its Content-Encoding undone, never more than a limit: a small bomb is stopped while it unfolds. */
final class BodyReader {

    private static final int CHUNK = 16 * 1024;
    private static final int MOST_ENCODINGS = 2;

    private BodyReader() {}

    /** The body is larger than its limit. */
    static final class TooLargeException extends IOException {}

    /** The body is not in the encoding that its header names, or in one that we did not ask for. */
    static final class UndecodableException extends IOException {
        UndecodableException(String detail) {
            super(detail);
        }
    }

    /** @param cut whether a larger body is cut at the limit instead of refused */
    static byte[] read(InputStream raw, @Nullable String encodings, int limit, boolean cut) throws IOException {
        InputStream body = decoded(raw, encodings);
        ByteArrayOutputStream read = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        for (int n = body.read(chunk); n >= 0; n = body.read(chunk)) {
            if (read.size() + n > limit) {
                if (cut) {
                    read.write(chunk, 0, limit - read.size());
                    return read.toByteArray();
                }
                throw new TooLargeException();
            }
            read.write(chunk, 0, n);
        }
        return read.toByteArray();
    }

    private static InputStream decoded(InputStream raw, @Nullable String encodings) throws IOException {
        List<String> names = encodings == null
                ? List.of()
                : Arrays.stream(encodings.toLowerCase(Locale.ROOT).split(",", -1))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty() && !name.equals("identity"))
                        .toList();
        if (names.size() > MOST_ENCODINGS) {
            throw new UndecodableException("more than two content encodings");
        }
        InputStream body = raw;
        for (String name : names.reversed()) {
            body = switch (name) {
                case "gzip", "x-gzip" -> gzip(body);
                case "deflate" -> inflate(body);
                case "br" -> new BrotliInputStream(body);
                default -> throw new UndecodableException("a content encoding that was not asked for");
            };
        }
        return body;
    }

    /** Some servers name an encoding that they do not use. */
    private static InputStream gzip(InputStream body) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(body, 2);
        byte[] magic = peeked.readNBytes(2);
        peeked.unread(magic);
        boolean isGzip = magic.length == 2 && magic[0] == 0x1f && magic[1] == (byte) 0x8b;
        return isGzip ? new GZIPInputStream(peeked, CHUNK) : peeked;
    }

    /** {@code deflate} is zlib by the standard and raw deflate by many servers. */
    private static InputStream inflate(InputStream body) throws IOException {
        PushbackInputStream peeked = new PushbackInputStream(body, 2);
        byte[] head = peeked.readNBytes(2);
        peeked.unread(head);
        boolean zlib =
                head.length == 2 && (head[0] & 0x0f) == 8 && (((head[0] & 0xff) << 8) + (head[1] & 0xff)) % 31 == 0;
        return new InflaterInputStream(peeked, new Inflater(!zlib), CHUNK);
    }
}
