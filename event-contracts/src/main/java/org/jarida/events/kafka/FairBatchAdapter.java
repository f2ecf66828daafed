package org.jarida.events.kafka;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jarida.events.Event;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchAcknowledgingConsumerAwareMessageListener;
import org.springframework.kafka.support.Acknowledgment;

/**
 * Lets no key wait behind a flood of another. Once a key fills a quarter of a poll, the partitions are read on into
 * {@link Lanes}, from which the listener gets fair portions until they are empty; only what lies before the first event
 * that still waits is committed. When anything fails, whatever is unhandled is read again and the next poll is handled in
 * the topic's order by {@link EventBatchAdapter}, which finds the message to blame.
 */
final class FairBatchAdapter<E extends Event>
        implements BatchAcknowledgingConsumerAwareMessageListener<byte[], byte[]> {

    private static final Logger log = LoggerFactory.getLogger(FairBatchAdapter.class);
    /** How long a fetch that is on its way is waited for. */
    private static final Duration PATIENCE = Duration.ofMillis(20);

    private static final int POLLS_PER_PORTION = 6;
    /** Portions are this much smaller while there is more to read, so that it is read soon. */
    private static final int SMALLER = 5;

    private static final int PORTIONS_PER_COMMIT = 20;

    private final EventListener<E> listener;
    private final EventBatchAdapter<E> inOrder;
    private final EventMetrics metrics;
    private final EventSettings settings;
    private final BooleanSupplier running;
    private final Set<Consumer<?, ?>> failed = ConcurrentHashMap.newKeySet();

    FairBatchAdapter(
            EventListener<E> listener,
            EventBatchAdapter<E> inOrder,
            EventMetrics metrics,
            EventSettings settings,
            BooleanSupplier running) {
        this.listener = listener;
        this.inOrder = inOrder;
        this.metrics = metrics;
        this.settings = settings;
        this.running = running;
    }

    @Override
    @SuppressWarnings("unchecked") // every consumer of the house reads bytes
    public void onMessage(
            List<ConsumerRecord<byte[], byte[]>> messages,
            @Nullable Acknowledgment acknowledgment,
            @Nullable Consumer<?, ?> given) {
        var consumer = (Consumer<byte[], byte[]>) Objects.requireNonNull(given, "the listener reads on");
        if (failed.contains(consumer) || !isFlood(messages)) {
            inOrder.onMessage(messages);
            failed.remove(consumer);
            Objects.requireNonNull(acknowledgment, "the listener commits").acknowledge();
        } else {
            serve(messages, consumer);
        }
    }

    private boolean isFlood(List<ConsumerRecord<byte[], byte[]>> messages) {
        int many = settings.maxPoll() / 4;
        return messages.size() > many
                && messages.stream()
                        .map(ConsumerRecord::key)
                        .filter(Objects::nonNull)
                        .collect(Collectors.groupingBy(ByteBuffer::wrap, Collectors.counting()))
                        .values()
                        .stream()
                        .anyMatch(count -> count > many);
    }

    private void serve(List<ConsumerRecord<byte[], byte[]>> messages, Consumer<byte[], byte[]> consumer) {
        Lanes<E> lanes = new Lanes<>();
        messages.forEach(message -> lanes.startAt(message.partition(), message.offset()));
        try {
            inOrder.prepareOnce();
            messages.forEach(message -> add(message, lanes));
            boolean isAllRead = false;
            for (int portions = 1; running.getAsBoolean(); portions++) {
                isAllRead = readOn(lanes, isAllRead ? Duration.ZERO : PATIENCE, consumer);
                if (lanes.isEmpty()) {
                    break;
                }
                lanes.serve(isAllRead ? settings.maxPoll() : settings.maxPoll() / SMALLER, this::handle);
                if (portions % PORTIONS_PER_COMMIT == 0) {
                    consumer.commitSync(unhandled(lanes));
                }
            }
        } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError failure) {
            // the edge of the consumer's loop, as in EventBatchAdapter
            failed.add(consumer);
            log.warn("{} is read again, in order: {}", listener.topic(), EventErrorHandling.reason(failure));
        }
        leave(lanes, consumer);
    }

    private void add(ConsumerRecord<byte[], byte[]> message, Lanes<E> lanes) {
        Optional<ReceivedEvent<E>> received = EventReading.read(listener.topic(), message);
        if (received.isPresent()) {
            lanes.add(received.get(), message.serializedValueSize());
        } else {
            lanes.passed(message.partition(), message.offset());
            metrics.skipped(listener.topic());
        }
    }

    private void handle(List<ReceivedEvent<E>> events) {
        listener.onEvents(events);
        events.forEach(each -> metrics.processed(each.event()));
    }

    /** Whether nothing more is to be read now: because nothing more is there, or no more room. */
    private boolean readOn(Lanes<E> lanes, Duration patience, Consumer<byte[], byte[]> consumer) {
        for (int polls = 0; polls < POLLS_PER_PORTION; polls++) {
            if (lanes.bytes() >= settings.readAhead().toBytes()) {
                return true;
            }
            var messages = consumer.poll(patience);
            messages.forEach(message -> lanes.startAt(message.partition(), message.offset()));
            lanes.retain(consumer.assignment().stream()
                    .map(TopicPartition::partition)
                    .collect(Collectors.toSet()));
            if (messages.isEmpty()) {
                return true;
            }
            messages.forEach(message -> add(message, lanes));
        }
        return false;
    }

    /** Commits what is handled, and has the rest read again. */
    private void leave(Lanes<E> lanes, Consumer<byte[], byte[]> consumer) {
        Set<TopicPartition> own = consumer.assignment();
        Map<TopicPartition, OffsetAndMetadata> handled = unhandled(lanes);
        handled.keySet().retainAll(own);
        handled.forEach((partition, offset) -> consumer.seek(partition, offset.offset()));
        try {
            consumer.commitSync(handled);
        } catch (KafkaException away) {
            log.warn("{} is not committed, and may come again: {}", listener.topic(), away.toString());
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> unhandled(Lanes<E> lanes) {
        return lanes.unhandled().entrySet().stream()
                .collect(Collectors.toMap(
                        each -> new TopicPartition(listener.topic().name(), each.getKey()),
                        each -> new OffsetAndMetadata(each.getValue())));
    }
}
