package org.jarida.events.kafka;

/**
 * Tells an outage of something a listener needs from a fault of the event itself. Beans of this type are asked one after
 * the other about a failure and each of its causes.
 */
@FunctionalInterface
public interface Outage {

    /** Whether this failure, its causes aside, says that a store or broker is away for a while. */
    boolean explains(Throwable failure);
}
