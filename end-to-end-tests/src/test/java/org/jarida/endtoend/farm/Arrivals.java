package org.jarida.endtoend.farm;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.jarida.events.EntryDiscovered;
import org.jarida.events.Topics;
import org.jarida.events.kafka.EventCodec;

/** The entries as any subscriber sees them come, from the moment of its making on, and when each came. */
final class Arrivals implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Long> before;
    private final Collection<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final Set<String> articles = ConcurrentHashMap.newKeySet();
    private final Thread reader;
    private volatile boolean closing;

    /** @param nanos when it was read, by {@link System#nanoTime()} */
    private record Arrival(ConsumerRecord<String, byte[]> message, long nanos) {}

    Arrivals(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        before = consumer.endOffsets(partitions());
        reader = Thread.ofPlatform().name("arrivals").start(this::read);
    }

    private List<TopicPartition> partitions() {
        return consumer.partitionsFor(Topics.ENTRIES.name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private void read() {
        try (consumer) {
            // ingest-service makes the topic
            Awaitility.await()
                    .forever()
                    .pollInSameThread()
                    .until(() -> closing || !partitions().isEmpty());
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            partitions.forEach(partition -> consumer.seek(partition, before.getOrDefault(partition, 0L)));
            while (!closing) {
                for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(50))) {
                    arrivals.add(new Arrival(message, System.nanoTime()));
                    articles.add(message.key());
                }
            }
        }
    }

    /** Different articles. */
    int articles() {
        return articles.size();
    }

    /** All that came, repetitions included. */
    int messages() {
        return arrivals.size();
    }

    long lastAt() {
        return arrivals.stream().mapToLong(Arrival::nanos).max().orElseThrow();
    }

    /** How long each entry took from the leaving of its feed's answer to its being read here, shortest first. */
    List<Duration> latencies(Traffic traffic) {
        return arrivals.stream()
                .flatMap(arrival -> {
                    var sent = traffic.sentAt(FarmPlan.feedOf(url(arrival)));
                    return sent.isEmpty()
                            ? Stream.of()
                            : Stream.of(Duration.ofNanos(arrival.nanos() - sent.getAsLong()));
                })
                .sorted()
                .collect(Collectors.toList());
    }

    private static String url(Arrival arrival) {
        return Optional.ofNullable(EventCodec.fromJson(arrival.message().value(), EntryDiscovered.class)
                        .content()
                        .url())
                .orElseThrow();
    }

    @Override
    public void close() {
        closing = true;
        try {
            reader.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
