package org.jarida.ingest.image;

import java.time.Duration;

/** Hands foreign bytes to the decoder of pictures, for tests of other packages. */
public final class ImageIntake {

    private static final ImageDeriver DERIVER = new ImageDeriver(
            new ImageSettings(16, 25_000_000, Duration.ofSeconds(10), 1, Duration.ofDays(30), Duration.ofHours(6)));

    private ImageIntake() {}

    /** Whether it was a picture. */
    public static boolean take(byte[] bytes) throws InterruptedException {
        try {
            return !DERIVER.derive(bytes).renditions().isEmpty();
        } catch (RefusedImageException refused) {
            return false;
        }
    }
}
