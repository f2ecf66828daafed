package org.jarida.runner.demo;

/** A file of the demo's content that cannot be understood; the message names the file, the line and what is wrong. */
final class UnreadableContentException extends RuntimeException {

    UnreadableContentException(String file, int line, String reason) {
        super(file + ":" + line + ": " + reason);
    }
}
