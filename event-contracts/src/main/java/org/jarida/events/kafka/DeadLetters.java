package org.jarida.events.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jarida.events.Event;
import org.jarida.events.Topic;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.ListenerExecutionFailedException;

/**
 * The dead letters of one service's group: lists those not replayed yet, and feeds them to the group's own listener again,
 * never back into the source topic. What has been replayed is remembered by committed offsets of the group {@code
 * <service>-dead-letters}. A letter that fails again goes to the end of its dead-letter topic with its new reason; an
 * outage stops the replay, and what is left stays pending.
 */
public final class DeadLetters {

    private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

    private final String service;
    private final List<EventListener<?>> listeners;
    private final Map<String, Object> consumerConfig;
    private final DeadLetterPublishingRecoverer recoverer;
    private final Outages outages;

    DeadLetters(
            String service,
            List<EventListener<?>> listeners,
            Map<String, Object> consumerConfig,
            DeadLetterPublishingRecoverer recoverer,
            Outages outages) {
        this.service = service;
        this.listeners = listeners;
        this.recoverer = recoverer;
        this.outages = outages;
        this.consumerConfig = new HashMap<>(TopicReader.withoutGroup(consumerConfig));
        this.consumerConfig.put(ConsumerConfig.GROUP_ID_CONFIG, service + "-dead-letters");
    }

    /** What a replay did: letters handled, letters that failed again, and letters left because of an outage. */
    public record Replay(int replayed, int failed, int left) {}

    /** The topics that this service reads, each of which may have dead letters. */
    public Set<String> topics() {
        return listeners.stream().map(each -> each.topic().name()).collect(Collectors.toSet());
    }

    /** How many letters of a topic are pending. */
    public long pending(String topic) {
        try (var consumer = new KafkaConsumer<byte[], byte[]>(consumerConfig)) {
            return pendingRanges(consumer, listener(topic).topic()).values().stream()
                    .mapToLong(range -> range.end() - range.start())
                    .sum();
        }
    }

    /**
     * The pending letters of a topic, at most {@code limit} of them.
     *
     * @throws IllegalArgumentException when this service does not read the topic
     */
    public List<DeadLetter> list(String topic, int limit) {
        List<DeadLetter> letters = new ArrayList<>();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(consumerConfig)) {
            read(consumer, pendingRanges(consumer, listener(topic).topic()), message -> {
                if (letters.size() < limit) {
                    letters.add(describe(message));
                }
            });
        }
        return letters;
    }

    /**
     * Feeds every letter that is pending now to the listener again.
     *
     * @throws IllegalArgumentException when this service does not read the topic
     */
    public Replay replay(String topic) {
        EventListener<?> listener = listener(topic);
        int[] counts = new int[3];
        try (var consumer = new KafkaConsumer<byte[], byte[]>(consumerConfig)) {
            read(consumer, pendingRanges(consumer, listener.topic()), message -> {
                if (counts[2] > 0) {
                    counts[2]++;
                    return;
                }
                switch (replay(listener, message)) {
                    case HANDLED -> counts[0]++;
                    case FAILED -> counts[1]++;
                    case OUTAGE -> counts[2]++;
                }
                if (counts[2] == 0) {
                    consumer.commitSync(Map.of(
                            new TopicPartition(message.topic(), message.partition()),
                            new OffsetAndMetadata(message.offset() + 1)));
                }
            });
        }
        log.info("dead letters of {}: {} replayed, {} failed again, {} left", topic, counts[0], counts[1], counts[2]);
        return new Replay(counts[0], counts[1], counts[2]);
    }

    private enum Outcome {
        HANDLED,
        FAILED,
        OUTAGE
    }

    private <E extends Event> Outcome replay(EventListener<E> listener, ConsumerRecord<byte[], byte[]> letter) {
        try {
            Optional<ReceivedEvent<E>> event = EventReading.read(listener.topic(), letter);
            event.ifPresent(each -> listener.onEvents(List.of(each)));
            return Outcome.HANDLED;
        } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError failure) {
            // whatever the listener throws is that letter's failure; the others still get their turn
            if (outages.explain(failure)) {
                return Outcome.OUTAGE;
            }
            recoverer.accept(
                    onSourceTopic(listener.topic(), letter),
                    new ListenerExecutionFailedException("replayed in vain", failure));
            return Outcome.FAILED;
        }
    }

    /** The recoverer names the dead-letter topic after the topic it is given. */
    private static ConsumerRecord<byte[], byte[]> onSourceTopic(Topic topic, ConsumerRecord<byte[], byte[]> letter) {
        return new ConsumerRecord<>(
                topic.name(),
                letter.partition(),
                letter.offset(),
                letter.timestamp(),
                letter.timestampType(),
                letter.serializedKeySize(),
                letter.serializedValueSize(),
                letter.key(),
                letter.value(),
                letter.headers(),
                letter.leaderEpoch());
    }

    private EventListener<?> listener(String topic) {
        return listeners.stream()
                .filter(each -> each.topic().name().equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(service + " does not read " + topic));
    }

    private record Range(long start, long end) {}

    private Map<TopicPartition, Range> pendingRanges(KafkaConsumer<byte[], byte[]> consumer, Topic topic) {
        Set<TopicPartition> partitions = consumer.partitionsFor(topic.deadLetters(service)).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toSet());
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Range> ranges = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata done = committed.get(partition);
            long beginning = beginnings.getOrDefault(partition, 0L);
            long start = done == null ? beginning : Math.max(done.offset(), beginning);
            long end = ends.getOrDefault(partition, 0L);
            if (start < end) {
                ranges.put(partition, new Range(start, end));
            }
        }
        return ranges;
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<TopicPartition, Range> ranges,
            Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        consumer.assign(ranges.keySet());
        ranges.forEach((partition, range) -> consumer.seek(partition, range.start()));
        while (ranges.entrySet().stream()
                .anyMatch(each ->
                        consumer.position(each.getKey()) < each.getValue().end())) {
            for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(200))) {
                Range range = ranges.get(new TopicPartition(message.topic(), message.partition()));
                if (range != null && message.offset() < range.end()) {
                    reader.accept(message);
                }
            }
        }
    }

    private static DeadLetter describe(ConsumerRecord<byte[], byte[]> letter) {
        return new DeadLetter(
                letter.partition(),
                letter.offset(),
                letter.key() == null ? null : new String(letter.key(), StandardCharsets.UTF_8),
                EventCodec.header(letter.headers(), EventHeaders.TYPE).orElse(null),
                EventCodec.header(letter.headers(), EventHeaders.DEAD_LETTER_REASON)
                        .orElse(null),
                Instant.ofEpochMilli(letter.timestamp()),
                letter.value() == null ? 0 : letter.value().length);
    }
}
