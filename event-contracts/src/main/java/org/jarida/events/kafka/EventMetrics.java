package org.jarida.events.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import org.jarida.events.Event;
import org.jarida.events.EventTypes;
import org.jarida.events.Topic;
import org.jarida.events.Topics;

/**
 * Counts what becomes of received events: {@code news.events{topic,type,outcome}}. Every message read ends in exactly one
 * of {@code processed}, {@code skipped} (a type newer than this service) or {@code dead_lettered}, but for repeats;
 * {@code retried} counts the attempts that failed and will be repeated. An operator pages on any {@code dead_lettered} and
 * on {@code retried} that goes on.
 */
final class EventMetrics {

    private final MeterRegistry registry;

    EventMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void processed(Event event) {
        count(Topics.of(event).name(), EventTypes.nameOf(event.getClass()), "processed");
    }

    void skipped(Topic topic) {
        count(topic.name(), "unknown", "skipped");
    }

    void retried(String topic) {
        count(topic, "unknown", "retried");
    }

    void deadLettered(String topic) {
        count(topic, "unknown", "dead_lettered");
    }

    private void count(String topic, String type, String outcome) {
        registry.counter("news.events", "topic", topic, "type", type, "outcome", outcome)
                .increment();
    }
}
