package org.jarida.runner;

/** Something outside of the runner keeps it from starting; its message says what to do about it. */
final class StartFailedException extends RuntimeException {

    StartFailedException(String reason) {
        super(reason);
    }

    StartFailedException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
