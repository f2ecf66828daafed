package org.jarida.events.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.GroupProtocol;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.springframework.boot.kafka.autoconfigure.KafkaConnectionDetails;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;

/**
 * The settings of every Kafka client of the house, on top of {@code spring.kafka.*}: acks=all and idempotence, lz4, no
 * linger because somebody waits; auto-commit off, earliest, and the group protocol whose session time-out the broker
 * sets, so that a killed consumer's partitions move as fast as the cluster is told to move them.
 */
final class KafkaClients {

    private final KafkaProperties properties;
    private final KafkaConnectionDetails connection;
    private final EventSettings settings;

    KafkaClients(KafkaProperties properties, KafkaConnectionDetails connection, EventSettings settings) {
        this.properties = properties;
        this.connection = connection;
        this.settings = settings;
    }

    Map<String, Object> producer() {
        Map<String, Object> config = new HashMap<>(properties.buildProducerProperties());
        connect(config);
        config.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(
                ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(settings.maxBlock().toMillis()));
        config.put(
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                millis(settings.deliveryTimeout().toMillis()));
        config.put(
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                millis(settings.deliveryTimeout().toMillis() * 4 / 5));
        return config;
    }

    /** For a member of a group, or, without a group id, for a reader that assigns itself. */
    Map<String, Object> consumer() {
        Map<String, Object> config = new HashMap<>(properties.buildConsumerProperties());
        connect(config);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, GroupProtocol.CONSUMER.name());
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, settings.maxPoll());
        config.put(CommonClientConfigs.METADATA_MAX_AGE_CONFIG, 10_000);
        return config;
    }

    Map<String, Object> admin() {
        Map<String, Object> config = new HashMap<>(properties.buildAdminProperties());
        connect(config);
        return config;
    }

    private void connect(Map<String, Object> config) {
        config.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, connection.getBootstrapServers());
        config.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1000L);
    }

    private static int millis(long value) {
        return Math.toIntExact(value);
    }
}
