package org.jarida.events.kafka;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jarida.events.Event;
import org.jarida.events.EventTypes;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Turns events into Kafka messages and back: CloudEvents 1.0, binary mode, the record as a JSON body. Unknown fields and
 * unknown enum values are read past, so that a reader outlives additions.
 */
public final class EventCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(EnumFeature.READ_UNKNOWN_ENUM_VALUES_USING_DEFAULT_VALUE)
            .build();

    private final String source;
    private final Clock clock;

    /** @param service name of the publishing service: {@code ce_source} is {@code /<service>} */
    public EventCodec(String service, Clock clock) {
        this.source = "/" + service;
        this.clock = clock;
    }

    /** The message of an event. Its id is that of the event, so a repeated publication is recognisable. */
    public ProducerRecord<byte[], byte[]> encode(Event event) {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(Topics.of(event).name(), utf8(event.key()), toJson(event));
        Headers headers = message.headers();
        headers.add(EventHeaders.SPEC_VERSION, utf8("1.0"));
        headers.add(EventHeaders.ID, utf8(event.id()));
        headers.add(EventHeaders.TYPE, utf8(EventTypes.nameOf(event.getClass())));
        headers.add(EventHeaders.SOURCE, utf8(source));
        headers.add(EventHeaders.TIME, utf8(clock.instant().toString()));
        headers.add(EventHeaders.SUBJECT, utf8(event.key()));
        headers.add(EventHeaders.CONTENT_TYPE, utf8("application/json"));
        return message;
    }

    /** The JSON body of an event. */
    public static byte[] toJson(Event event) {
        return JSON.writeValueAsBytes(event);
    }

    /**
     * The event of a message; empty when its type is newer than this reader.
     *
     * @throws UnreadableEventException when the message is not what its topic promises
     */
    public static Optional<Event> decode(Topic topic, ConsumerRecord<byte[], byte[]> message) {
        String type = header(message.headers(), EventHeaders.TYPE)
                .orElseThrow(() -> new UnreadableEventException("no " + EventHeaders.TYPE + " header"));
        Optional<Class<? extends Event>> known = EventTypes.recordOf(type);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        Class<? extends Event> record = known.get();
        if (!topic.events().isAssignableFrom(record)) {
            throw new UnreadableEventException("a " + type + " does not belong on " + topic);
        }
        Event event = fromJson(message.value(), record);
        String key = strictUtf8(message.key());
        if (!event.key().equals(key)) {
            throw new UnreadableEventException("the key is not that of the event");
        }
        return Optional.of(event);
    }

    /** The value of a header as text; empty when there is none. */
    static Optional<String> header(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? Optional.empty()
                : Optional.of(new String(header.value(), StandardCharsets.UTF_8));
    }

    /**
     * The event of a JSON body.
     *
     * @throws UnreadableEventException when it is none
     */
    public static <E extends Event> E fromJson(byte @Nullable [] body, Class<E> record) {
        if (body == null) {
            throw new UnreadableEventException("no body");
        }
        try {
            E event = JSON.readValue(body, record);
            if (event == null) {
                throw new UnreadableEventException("the body is null");
            }
            return event;
        } catch (JacksonException unreadable) {
            throw new UnreadableEventException("the body is no " + record.getSimpleName() + ": " + fault(unreadable));
        }
    }

    /** What is wrong and where, without a word of the body: reasons stand in logs and headers. */
    private static String fault(JacksonException unreadable) {
        if (unreadable.getCause() instanceof IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
        String where = unreadable instanceof DatabindException binding ? binding.getPathReference() : "";
        TokenStreamLocation at = unreadable.getLocation();
        return unreadable.getClass().getSimpleName()
                + (where.isEmpty() ? "" : " in " + where)
                + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr());
    }

    private static @Nullable String strictUtf8(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException _) {
            return null;
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
