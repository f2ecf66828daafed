package org.jarida.ingest.image;

/** The bytes are no picture that is taken in; the message says why in a few words. */
final class RefusedImageException extends Exception {

    RefusedImageException(String reason) {
        super(reason);
    }

    RefusedImageException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
