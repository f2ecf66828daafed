package org.jarida.events.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
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
    private final ConsumerRecordRecoverer recoverer;
    private final Outages outages;

    DeadLetters(
            String service,
            List<EventListener<?>> listeners,
            Map<String, Object> consumerConfig,
            ConsumerRecordRecoverer recoverer,
            Outages outages) {
        this.service = service;
        this.listeners = listeners;
        this.recoverer = recoverer;
        this.outages = outages;
        this.consumerConfig = new HashMap<>(TopicReader.toAnEnd(consumerConfig));
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
            return pendingRanges(consumer, listener(topic).topic()).size();
        }
    }

    /**
     * The pending letters of a topic, at most {@code limit} of them.
     *
     * @throws IllegalArgumentException when this service does not read the topic
     * @throws org.apache.kafka.common.errors.RetriableException when the broker is away
     */
    public List<DeadLetter> list(String topic, int limit) {
        List<DeadLetter> letters = new ArrayList<>();
        try (var consumer = new KafkaConsumer<byte[], byte[]>(consumerConfig)) {
            pendingRanges(consumer, listener(topic).topic()).read(consumer, TopicRanges.PATIENCE, message -> {
                letters.add(describe(message));
                return letters.size() < limit;
            });
        }
        return letters;
    }

    /**
     * Feeds every letter that is pending now to the listener again, which is asked to prepare first.
     *
     * @throws IllegalArgumentException when this service does not read the topic
     * @throws org.apache.kafka.common.errors.RetriableException when the broker is away
     */
    public Replay replay(String topic) {
        EventListener<?> listener = listener(topic);
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        int pending;
        try (var consumer = new KafkaConsumer<byte[], byte[]>(consumerConfig)) {
            TopicRanges ranges = pendingRanges(consumer, listener.topic());
            pending = Math.toIntExact(ranges.size());
            ranges.read(consumer, TopicRanges.PATIENCE, message -> {
                Outcome outcome = replay(listener, message, counts.isEmpty());
                counts.merge(outcome, 1, Integer::sum);
                if (outcome == Outcome.OUTAGE) {
                    return false;
                }
                consumer.commitSync(Map.of(
                        new TopicPartition(message.topic(), message.partition()),
                        new OffsetAndMetadata(message.offset() + 1)));
                return true;
            });
        }
        int replayed = counts.getOrDefault(Outcome.HANDLED, 0);
        int failed = counts.getOrDefault(Outcome.FAILED, 0);
        int left = counts.containsKey(Outcome.OUTAGE) ? pending - replayed - failed : 0;
        log.info("dead letters of {}: {} replayed, {} failed again, {} left", topic, replayed, failed, left);
        return new Replay(replayed, failed, left);
    }

    private enum Outcome {
        HANDLED,
        FAILED,
        OUTAGE
    }

    private <E extends Event> Outcome replay(
            EventListener<E> listener, ConsumerRecord<byte[], byte[]> letter, boolean first) {
        try {
            if (first) {
                NotPreparedException.prepare(listener);
            }
            Optional<ReceivedEvent<E>> event = EventReading.read(listener.topic(), letter);
            event.ifPresent(each -> listener.onEvents(List.of(each)));
            return Outcome.HANDLED;
        } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError failure) {
            // whatever the listener throws is that letter's failure; the others still get their turn
            if (outages.explain(failure)) {
                log.warn("replay of {} stopped: {}", listener.topic(), EventErrorHandling.reason(failure));
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

    private TopicRanges pendingRanges(KafkaConsumer<byte[], byte[]> consumer, Topic topic) {
        List<TopicPartition> partitions = TopicRanges.partitions(consumer, topic.deadLetters(service));
        Map<TopicPartition, Long> replayed = new HashMap<>();
        consumer.committed(Set.copyOf(partitions)).forEach((partition, done) -> {
            if (done != null) {
                replayed.put(partition, done.offset());
            }
        });
        return TopicRanges.of(consumer, partitions, replayed);
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
