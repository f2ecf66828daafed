package org.jarida.article.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far somebody has been told of a topic. Means the same to every replica, so that a reader may go on at any of them.
 *
 * @param topic the id that the cluster gave the topic
 * @param next the offset of the next message, by partition
 */
record LivePlace(String topic, Map<Integer, Long> next) {

    private static final int LONGEST = 1_000;

    LivePlace {
        next = Map.copyOf(next);
    }

    /** As an event's id: the topic, then offsets by partition from 0 on, in base 36, such as {@code 1qbW…:1f.0.2s}. */
    String encode() {
        return topic + ":"
                + new TreeMap<>(next)
                        .values().stream()
                                .map(offset -> Long.toString(offset, 36))
                                .collect(Collectors.joining("."));
    }

    /** Empty when it is no id of ours. */
    static Optional<LivePlace> decode(String id) {
        int end = id.indexOf(':');
        if (end <= 0 || id.length() > LONGEST) {
            return Optional.empty();
        }
        Map<Integer, Long> next = new HashMap<>();
        try {
            for (String offset : id.substring(end + 1).split("\\.", -1)) {
                next.put(next.size(), Long.parseUnsignedLong(offset, 36));
            }
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
        return Optional.of(new LivePlace(id.substring(0, end), next));
    }

    LivePlace after(int partition, long offset) {
        Map<Integer, Long> later = new HashMap<>(next);
        later.merge(partition, offset + 1, Math::max);
        return new LivePlace(topic, later);
    }

    boolean isBefore(int partition, long offset) {
        return next.getOrDefault(partition, 0L) <= offset;
    }
}
