package org.jarida.events.kafka;

import java.util.Map;

/**
 * How far a topic has been read.
 *
 * @param cluster id of the cluster
 * @param topic the id that the cluster gave the topic: one that is deleted and made again has another
 * @param next the offset of the next message, by partition
 */
public record TopicPosition(String cluster, String topic, Map<Integer, Long> next) {

    public TopicPosition {
        next = Map.copyOf(next);
    }
}
