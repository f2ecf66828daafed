package org.jarida.ingest.image;

import java.awt.geom.AffineTransform;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera held: EXIF's eight orientations. */
record Orientation(int tag) {

    private static final int UPRIGHT = 1;
    private static final int TAG = 0x0112;
    private static final short SHORT = 3;
    private static final int ENTRY = 12;

    /** Of a file's metadata; upright when it has none that can be read. */
    static Orientation of(byte[] bytes) {
        int tag = ImageType.of(bytes)
                .flatMap(type -> ExifBlock.find(bytes, type))
                .map(Orientation::tagIn)
                .orElse(UPRIGHT);
        return new Orientation(tag >= 1 && tag <= 8 ? tag : UPRIGHT);
    }

    /** In the first directory of a TIFF block. */
    private static int tagIn(ByteBuffer tiff) {
        if (tiff.limit() < 8) {
            return UPRIGHT;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long directory = tiff.getInt(4) & 0xffff_ffffL;
        if (directory + 2 > tiff.limit()) {
            return UPRIGHT;
        }
        int entries = tiff.getShort((int) directory) & 0xffff;
        for (long at = directory + 2; entries > 0 && at + ENTRY <= tiff.limit(); at += ENTRY, entries--) {
            if ((tiff.getShort((int) at) & 0xffff) == TAG) {
                return tiff.getShort((int) at + 2) == SHORT ? tiff.getShort((int) at + 8) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Whether width and height change places. */
    boolean turned() {
        return tag >= 5;
    }

    /** Maps the stored picture of this size to the upright one. */
    AffineTransform upright(int width, int height) {
        return switch (tag) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}
