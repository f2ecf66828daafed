package org.jarida.events.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.KafkaException;
import org.jarida.events.Event;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Publishes events and waits until the broker has acknowledged them (acks=all, idempotent producer). Never waits longer
 * than {@code max.block.ms} and {@code delivery.timeout.ms} together, 6 s by default. Events of one key sent by one caller
 * arrive in the order sent.
 */
public final class EventPublisher {

    private final KafkaOperations<byte[], byte[]> kafka;
    private final EventCodec codec;

    EventPublisher(KafkaOperations<byte[], byte[]> kafka, EventCodec codec) {
        this.kafka = kafka;
        this.codec = codec;
    }

    /**
     * Publishes one event.
     *
     * @throws EventNotPublishedException when it was not acknowledged
     */
    public void publish(Event event) {
        await(event, send(event));
    }

    /**
     * Publishes events in their order, waiting for all of them together.
     *
     * @throws EventNotPublishedException when any was not acknowledged; others may have been
     */
    public void publishAll(List<? extends Event> events) {
        List<CompletableFuture<?>> acknowledgements = new ArrayList<>(events.size());
        for (Event event : events) {
            acknowledgements.add(send(event));
        }
        for (int i = 0; i < events.size(); i++) {
            await(events.get(i), acknowledgements.get(i));
        }
    }

    private CompletableFuture<?> send(Event event) {
        try {
            return kafka.send(codec.encode(event));
        } catch (KafkaException | org.springframework.kafka.KafkaException failure) {
            throw notPublished(event, failure);
        }
    }

    private static void await(Event event, CompletableFuture<?> acknowledgement) {
        try {
            acknowledgement.get();
        } catch (ExecutionException failure) {
            throw notPublished(event, failure.getCause() == null ? failure : failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw notPublished(event, interrupted);
        }
    }

    private static EventNotPublishedException notPublished(Event event, Throwable cause) {
        return new EventNotPublishedException(event.getClass().getSimpleName() + " " + event.id(), cause);
    }
}
