package org.jarida.ingest.feed;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.zip.GZIPInputStream;

/** Opens documents that lie compressed on their server ({@code sitemap.xml.gz}), never more than a limit. */
final class Unpacked {

    /** Most bytes of a document once unpacked. */
    static final int LIMIT = 15_000_000;

    private Unpacked() {}

    /**
     * The bytes that a gzip file holds; those of any other file as they are.
     *
     * @throws UnreadableFeedException when they are too many or broken
     */
    static byte[] of(byte[] body) {
        boolean packed = body.length > 2 && body[0] == 0x1f && body[1] == (byte) 0x8b;
        if (!packed) {
            return body;
        }
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] unpacked = gzip.readNBytes(LIMIT + 1);
            if (unpacked.length > LIMIT) {
                throw new UnreadableFeedException("a file that unpacks to more than may be read");
            }
            return unpacked;
        } catch (EOFException broken) {
            throw new UnreadableFeedException("a compressed file that ends too soon");
        } catch (IOException broken) {
            throw new UnreadableFeedException("a compressed file that cannot be unpacked");
        }
    }
}
