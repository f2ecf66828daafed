package org.jarida.events.kafka;

/**
 * A listener could not prepare itself, whatever the reason. No event is at fault, so {@link Outages} takes it for an
 * outage: the same events come again, and the listener is asked to prepare first.
 */
final class NotPreparedException extends RuntimeException {

    NotPreparedException(EventListener<?> listener, Throwable cause) {
        super("the listener of " + listener.topic() + " is not prepared", cause);
    }

    /** Lets the listener prepare itself. */
    static void prepare(EventListener<?> listener) {
        try {
            listener.prepare();
        } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError failure) {
            // the edge of the consumer's loop: errors too, because one that passes here stops the consumer for ever
            throw new NotPreparedException(listener, failure);
        }
    }
}
