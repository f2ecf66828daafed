package org.jarida.events;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A topic of the house: who writes it, what orders it, and how long it keeps what.
 *
 * @param name {@code <domain>.<plural entity>.v<major>}
 * @param key what its message key is
 * @param owner the one service that writes and declares it
 * @param events the family of events it carries
 * @param retention how long a record is kept; null for a compacted topic, which keeps the newest of each key for ever
 * @param settings Kafka's settings of the topic, by Kafka's names
 */
public record Topic(
        String name,
        String key,
        String owner,
        Class<? extends Event> events,
        @Nullable Duration retention,
        Map<String, String> settings) {

    /** Partitions of every topic, for ever: more needs a new major version. */
    public static final int PARTITIONS = 12;

    /** The dead-letter topic of one group of readers of this topic: same partitions, kept 30 days. */
    public String deadLetters(String group) {
        return deadLetters(name, group);
    }

    /** As {@link #deadLetters(String)}, for a topic known by its name only. */
    public static String deadLetters(String topic, String group) {
        return topic + "-" + group + "-dlt";
    }

    @Override
    public String toString() {
        return name;
    }
}
