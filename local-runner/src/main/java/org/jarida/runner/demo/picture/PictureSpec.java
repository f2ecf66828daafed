package org.jarida.runner.demo.picture;

/**
 * What a picture shows. Equal specifications give equal bytes.
 *
 * @param scene a name that {@link Scenes} knows
 * @param mood light and colours
 * @param format how it is encoded
 * @param seed makes two pictures of one scene differ
 */
public record PictureSpec(String scene, Mood mood, Format format, long seed) {

    /** Encodings offered. */
    public enum Format {
        JPEG("jpg", "image/jpeg"),
        PNG("png", "image/png");

        private final String extension;
        private final String mediaType;

        Format(String extension, String mediaType) {
            this.extension = extension;
            this.mediaType = mediaType;
        }

        public String extension() {
            return extension;
        }

        public String mediaType() {
            return mediaType;
        }
    }

    public PictureSpec {
        if (!Scenes.known(scene)) {
            throw new IllegalArgumentException("unknown scene '" + scene + "', known are " + Scenes.names());
        }
    }
}
