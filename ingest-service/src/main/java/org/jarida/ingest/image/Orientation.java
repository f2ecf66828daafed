package org.jarida.ingest.image;

import com.drew.imaging.ImageMetadataReader;
import com.drew.imaging.ImageProcessingException;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** How a camera held: EXIF's eight orientations. */
record Orientation(int tag) {

    private static final int UPRIGHT = 1;

    /** Of a file's metadata; upright when it has none that can be read. */
    static Orientation of(byte[] bytes) {
        try {
            Metadata metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes), bytes.length);
            ExifIFD0Directory exif = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            if (exif != null && exif.containsTag(ExifIFD0Directory.TAG_ORIENTATION)) {
                int tag = exif.getInt(ExifIFD0Directory.TAG_ORIENTATION);
                return new Orientation(tag >= 1 && tag <= 8 ? tag : UPRIGHT);
            }
        } catch (ImageProcessingException | MetadataException | IOException | RuntimeException _) {
            // hostile metadata makes the library throw anything: the picture is shown as it lies
        }
        return new Orientation(UPRIGHT);
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
