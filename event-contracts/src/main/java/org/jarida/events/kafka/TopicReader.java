package org.jarida.events.kafka;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jarida.events.Event;
import org.jarida.events.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a topic from its beginning to the end it has when asked, outside any group: for rebuilding what a service knows
 * from what it has published. Messages of one key come in their order; unreadable ones and unknown types are passed over.
 */
public final class TopicReader {

    private static final Logger log = LoggerFactory.getLogger(TopicReader.class);

    private final Map<String, Object> consumerConfig;
    private final String group;

    TopicReader(Map<String, Object> consumerConfig, String group) {
        this.consumerConfig = consumerConfig;
        this.group = group;
    }

    /**
     * Gives every event of the topic to the reader.
     *
     * @throws org.apache.kafka.common.errors.RetriableException when the broker is away or the topic does not exist (yet);
     *     an outage, as far as {@link Outages} is asked
     */
    public <E extends Event> void readToEnd(Topic topic, Consumer<ReceivedEvent<E>> reader) {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(consumerConfig)) {
            List<TopicPartition> partitions = TopicRanges.partitions(consumer, topic.name());
            if (partitions.isEmpty()) {
                throw new UnknownTopicOrPartitionException("no topic " + topic);
            }
            TopicRanges.of(consumer, partitions, Map.of()).read(consumer, TopicRanges.PATIENCE, message -> {
                this.<E>event(topic, message).ifPresent(reader);
                return true;
            });
        }
    }

    /**
     * Gives the events that this service's own group has handled, as far as its committed offsets say, to the reader: those
     * that the broker recorded at a time or later. What the group still has before it is left to its listener.
     *
     * @throws org.apache.kafka.common.errors.RetriableException as {@link #readToEnd} does
     */
    public <E extends Event> void readHandled(Topic topic, Instant since, Consumer<ReceivedEvent<E>> reader) {
        Map<String, Object> config = new HashMap<>(consumerConfig);
        config.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        try (var consumer = new KafkaConsumer<byte[], byte[]>(config)) {
            List<TopicPartition> partitions = TopicRanges.partitions(consumer, topic.name());
            if (partitions.isEmpty()) {
                throw new UnknownTopicOrPartitionException("no topic " + topic);
            }
            Map<TopicPartition, Long> handled = new HashMap<>();
            consumer.committed(Set.copyOf(partitions)).forEach((partition, offset) -> {
                if (offset != null) {
                    handled.put(partition, offset.offset());
                }
            });
            TopicRanges.of(consumer, partitions, starts(consumer, partitions, since))
                    .upTo(handled)
                    .read(consumer, TopicRanges.PATIENCE, message -> {
                        this.<E>event(topic, message).ifPresent(reader);
                        return true;
                    });
        }
    }

    /** The first offsets of a time; where nothing is that young, one that no partition reaches. */
    private static Map<TopicPartition, Long> starts(
            KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions, Instant since) {
        Map<TopicPartition, Long> asked = new HashMap<>();
        consumer.assign(partitions); // it warns of every answer about one that is not
        partitions.forEach(partition -> asked.put(partition, since.toEpochMilli()));
        Map<TopicPartition, Long> starts = new HashMap<>();
        consumer.offsetsForTimes(asked)
                .forEach((partition, found) -> starts.put(partition, found == null ? Long.MAX_VALUE : found.offset()));
        return starts;
    }

    private <E extends Event> Optional<ReceivedEvent<E>> event(Topic topic, ConsumerRecord<byte[], byte[]> message) {
        try {
            return EventReading.read(topic, message);
        } catch (UnreadableEventException unreadable) {
            log.warn("{}-{}@{} passed over: {}", topic, message.partition(), message.offset(), unreadable.getMessage());
            return Optional.empty();
        }
    }

    /**
     * For a reader outside any group that stops at an end it knows. Its last fetch asks for what is not there, and closing
     * waits for that fetch: half a second by default.
     */
    static Map<String, Object> toAnEnd(Map<String, Object> consumerConfig) {
        Map<String, Object> config = new HashMap<>(consumerConfig);
        config.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 20);
        return config;
    }
}
