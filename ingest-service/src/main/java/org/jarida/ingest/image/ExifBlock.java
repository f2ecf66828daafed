package org.jarida.ingest.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds the Exif data of a file: JPEG's first APP1 segment of that name, PNG's {@code eXIf} chunk, WebP's {@code EXIF}
 * chunk. Nothing else of the file is looked at: a metadata library unpacks whatever profile or text it finds, and a few
 * kilobytes of those may stand for gigabytes.
 */
final class ExifBlock {

    private static final byte[] NAME = {'E', 'x', 'i', 'f', 0, 0};
    private static final int START_OF_SCAN = 0xda;
    private static final int APP1 = 0xe1;

    private ExifBlock() {}

    /** The block from its TIFF header on; none when there is none or the file is broken before it. */
    static Optional<ByteBuffer> find(byte[] bytes, ImageType type) {
        return switch (type) {
            case JPEG -> inJpeg(ByteBuffer.wrap(bytes));
            case PNG -> inChunks(ByteBuffer.wrap(bytes), 8, "eXIf", 4);
            case WEBP -> inChunks(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), 12, "EXIF", 0);
            case GIF -> Optional.empty();
        };
    }

    private static Optional<ByteBuffer> inJpeg(ByteBuffer file) {
        int at = 2;
        while (at + 4 <= file.limit() && (file.get(at) & 0xff) == 0xff) {
            int marker = file.get(at + 1) & 0xff;
            if (marker == 0xff) {
                at++; // fill
                continue;
            }
            int length = file.getShort(at + 2) & 0xffff;
            if (marker == START_OF_SCAN || length < 2 || at + 2 + length > file.limit()) {
                return Optional.empty();
            }
            var segment = file.slice(at + 4, length - 2);
            if (marker == APP1 && isNamed(segment)) {
                return Optional.of(segment.slice(NAME.length, segment.limit() - NAME.length));
            }
            at += 2 + length;
        }
        return Optional.empty();
    }

    /** A chunk is its length, its name, its data and, in PNG, {@code trailer} bytes more; WebP has the name first and pads. */
    private static Optional<ByteBuffer> inChunks(ByteBuffer file, int first, String name, int trailer) {
        boolean png = trailer > 0;
        long at = first;
        while (at + 8 <= file.limit()) {
            long length = file.getInt((int) at + (png ? 0 : 4)) & 0xffff_ffffL;
            if (at + 8 + length > file.limit()) {
                return Optional.empty();
            }
            byte[] called = new byte[4];
            file.get((int) at + (png ? 4 : 0), called);
            if (Arrays.equals(called, name.getBytes(StandardCharsets.US_ASCII))) {
                var data = file.slice((int) at + 8, (int) length);
                return Optional.of(isNamed(data) ? data.slice(NAME.length, data.limit() - NAME.length) : data);
            }
            at += 8 + length + (png ? trailer : length & 1);
        }
        return Optional.empty();
    }

    private static boolean isNamed(ByteBuffer block) {
        return block.limit() >= NAME.length && block.slice(0, NAME.length).equals(ByteBuffer.wrap(NAME));
    }
}
