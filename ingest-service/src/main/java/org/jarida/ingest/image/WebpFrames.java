package org.jarida.ingest.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Measures the pictures inside a WebP file, whatever canvas the file says they are on: the decoder makes room for each as
 * large as it says it is.
 */
final class WebpFrames {

    private static final int FILE_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int FRAME_HEADER = 16;
    private static final int FOURTEEN_BITS = 0x3fff;

    private WebpFrames() {}

    /** The most pixels that one of them has. */
    static long mostPixels(byte[] file) {
        return mostPixels(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN), FILE_HEADER, file.length);
    }

    private static long mostPixels(ByteBuffer file, int from, long end) {
        long most = 0;
        long at = from;
        while (at + CHUNK_HEADER + 10 <= end) {
            int data = (int) at + CHUNK_HEADER;
            long length = file.getInt((int) at + 4) & 0xffff_ffffL;
            long next = data + length + (length & 1);
            most = Math.max(
                    most,
                    switch (name(file, (int) at)) {
                        case "VP8 " ->
                            (long) (file.getShort(data + 6) & FOURTEEN_BITS)
                                    * (file.getShort(data + 8) & FOURTEEN_BITS);
                        case "VP8L" -> {
                            int size = file.getInt(data + 1);
                            yield ((size & FOURTEEN_BITS) + 1L) * (((size >> 14) & FOURTEEN_BITS) + 1L);
                        }
                        case "ANMF" -> mostPixels(file, data + FRAME_HEADER, Math.min(next, end));
                        default -> 0L;
                    });
            at = next;
        }
        return most;
    }

    private static String name(ByteBuffer file, int at) {
        byte[] name = new byte[4];
        file.get(at, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }
}
