package org.jarida.events.kafka;

import java.time.Duration;
import java.util.List;
import org.jarida.events.Event;
import org.jarida.events.Topic;

/**
 * A service's subscription to one topic; every bean of this type is run. The group is the service's name, so replicas
 * share the partitions. Delivery is at least once and in the topic's order for each key: {@link #onEvents} must be
 * harmless when repeated, in part or whole. The offset is committed after it returned.
 *
 * <p>When it throws because the store or the broker is away (see {@link Outage}), the same events come again until it
 * succeeds, for ever. When it throws anything else the failing event is found, tried a few times more and then sent, byte
 * for byte, to the dead-letter topic of this group; the partition goes on.
 */
public interface EventListener<E extends Event> {

    /** The topic to read. */
    Topic topic();

    /**
     * Called before the first events of a process's life, and before each replay of dead letters, so it must be harmless
     * when repeated. Whatever it throws is waited for like an outage: it is called again, for ever, and no event is blamed.
     */
    default void prepare() {}

    /**
     * Whether the topic's order matters for each key alone: then a key with few events does not wait behind one with many,
     * and events of different keys come in any order.
     */
    default boolean isFair() {
        return false;
    }

    /**
     * How long the broker gathers messages for one call while few come: many are handled for little more than what one costs,
     * and each waits so much longer. Zero hands over each at once.
     */
    default Duration gathers() {
        return Duration.ZERO;
    }

    /** Handles events of one or more partitions, never empty; in each partition's order, or if fair, in each key's. */
    void onEvents(List<ReceivedEvent<E>> events);
}
