package org.jarida.article;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jarida.events.Event;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.jarida.events.kafka.EventCodec;
import org.jarida.test.TestBroker;

/** The topics as the other services write them. */
public final class Wire {

    private static final EventCodec CODEC = new EventCodec("another-service", Clock.systemUTC());

    private Wire() {}

    /** Makes every topic of the house that is not there yet. */
    public static void declareTopics(String bootstrapServers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<NewTopic> topics = new ArrayList<>();
            Topics.all()
                    .forEach(topic ->
                            topics.add(new NewTopic(topic.name(), Optional.of(Topic.PARTITIONS), Optional.empty())
                                    .configs(topic.settings())));
            for (var made : admin.createTopics(topics).values().values()) {
                try {
                    made.get();
                } catch (ExecutionException failure) {
                    if (!(failure.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException(failure);
                    }
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Publishes events on their topics, in order, and waits for the broker. */
    public static void publish(Event... events) {
        for (Event event : events) {
            send(CODEC.encode(event));
        }
    }

    /** An event as a message, to be spoilt or sent elsewhere. */
    public static ProducerRecord<byte[], byte[]> message(Event event) {
        return CODEC.encode(event);
    }

    public static void send(ProducerRecord<byte[], byte[]> message) {
        try {
            Producer.SHARED.send(message).get();
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static final class Producer {
        static final KafkaProducer<byte[], byte[]> SHARED = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestBroker.bootstrapServers(), "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
