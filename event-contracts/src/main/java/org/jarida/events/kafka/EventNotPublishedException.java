package org.jarida.events.kafka;

/** The broker did not acknowledge an event in time; it may or may not be on the topic. */
public final class EventNotPublishedException extends RuntimeException {

    EventNotPublishedException(String what, Throwable cause) {
        super(what, cause);
    }
}
