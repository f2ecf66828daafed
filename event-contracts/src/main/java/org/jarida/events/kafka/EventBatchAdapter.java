package org.jarida.events.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jarida.events.Event;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Feeds one listener from polled messages and names the message at fault when it fails, so that the container commits
 * what came before it and retries or dead-letters only that one.
 */
final class EventBatchAdapter<E extends Event> implements BatchMessageListener<byte[], byte[]> {

    private final EventListener<E> listener;
    private final EventMetrics metrics;
    private final Outages outages;
    private volatile boolean prepared;

    EventBatchAdapter(EventListener<E> listener, EventMetrics metrics, Outages outages) {
        this.listener = listener;
        this.metrics = metrics;
        this.outages = outages;
    }

    @Override
    public void onMessage(List<ConsumerRecord<byte[], byte[]>> messages) {
        List<Indexed<E>> readable = new ArrayList<>(messages.size());
        for (int index = 0; index < messages.size(); index++) {
            ConsumerRecord<byte[], byte[]> message = messages.get(index);
            Optional<ReceivedEvent<E>> received;
            try {
                received = EventReading.read(listener.topic(), message);
            } catch (UnreadableEventException poison) {
                deliver(readable);
                throw new BatchListenerFailedException("unreadable", poison, index);
            }
            if (received.isPresent()) {
                readable.add(new Indexed<>(received.get(), index));
            } else {
                metrics.skipped(listener.topic());
            }
        }
        deliver(readable);
    }

    private void deliver(List<Indexed<E>> events) {
        if (events.isEmpty()) {
            return;
        }
        try {
            prepareOnce();
            listener.onEvents(events.stream().map(Indexed::event).toList());
            events.forEach(each -> metrics.processed(each.event().event()));
        } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError failure) {
            // the edge of the consumer's loop: errors too, because one that passes here stops the consumer for ever
            if (events.size() == 1 || outages.explain(failure)) {
                throw failed(failure, events.getFirst().index());
            }
            events.forEach(each -> deliver(List.of(each)));
        }
    }

    void prepareOnce() {
        if (!prepared) {
            NotPreparedException.prepare(listener);
            prepared = true;
        }
    }

    private static BatchListenerFailedException failed(Throwable failure, int index) {
        return new BatchListenerFailedException(String.valueOf(failure.getMessage()), failure, index);
    }

    private record Indexed<E extends Event>(ReceivedEvent<E> event, int index) {}
}
