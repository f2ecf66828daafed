package org.jarida.events.kafka;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jarida.events.Event;
import org.jarida.events.Topic;
import org.springframework.kafka.support.KafkaHeaders;

/** Reads a message of a topic, or of one of its dead-letter topics, as the event it carried. */
final class EventReading {

    private EventReading() {}

    /**
     * The event of a message; empty when its type is newer than this reader.
     *
     * @throws UnreadableEventException when the message is not what the topic promises
     */
    @SuppressWarnings("unchecked") // the codec gives only events of the topic's own family
    static <E extends Event> Optional<ReceivedEvent<E>> read(Topic topic, ConsumerRecord<byte[], byte[]> message) {
        return EventCodec.decode(topic, message)
                .map(event -> new ReceivedEvent<>(
                        (E) event, message.partition(), message.offset(), Instant.ofEpochMilli(recordedAt(message))));
    }

    /** A dead letter remembers the time its message had on the topic. */
    private static long recordedAt(ConsumerRecord<byte[], byte[]> message) {
        Header original = message.headers().lastHeader(KafkaHeaders.DLT_ORIGINAL_TIMESTAMP);
        return original == null || original.value().length != Long.BYTES
                ? message.timestamp()
                : ByteBuffer.wrap(original.value()).getLong();
    }
}
