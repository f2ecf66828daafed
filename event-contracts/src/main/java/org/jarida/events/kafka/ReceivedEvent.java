package org.jarida.events.kafka;

import java.time.Instant;
import org.jarida.events.Event;

/**
 * An event as it came from its topic.
 *
 * @param recordedAt the record's time on its topic: when it was appended where the topic says so, else when it was sent
 */
public record ReceivedEvent<E extends Event>(E event, int partition, long offset, Instant recordedAt) {}
