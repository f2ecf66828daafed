package org.jarida.events.kafka;

/** A message that is not what its topic promises. Never retried: it goes to the dead-letter topic at once. */
public final class UnreadableEventException extends RuntimeException {

    UnreadableEventException(String reason) {
        super(reason);
    }
}
