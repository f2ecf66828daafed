package org.jarida.ingest.image;

/** What became of the wish for a picture. */
public sealed interface ImageResult {

    /**
     * It is stored.
     *
     * @param id SHA-256 of the bytes as fetched
     */
    record Stored(String id, int width, int height) implements ImageResult {}

    /** It will never be taken in as it is. */
    record Refused(String reason) implements ImageResult {}

    /** It could not be had this time. */
    record Unavailable(String reason) implements ImageResult {}
}
