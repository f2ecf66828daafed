package org.jarida.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalKafkaIT {

    private static final String TOPIC = "news.test.v1";

    @TempDir
    Path folder;

    private final Ports ports = new Ports();

    @Test
    void keepsEveryAcknowledgedRecordWhenKilledUnderLoad() throws Exception {
        int port = ports.free();
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (ChildJvm victim = ChildJvm.start(BrokerVictim.class, folder, port)) {
            String bootstrap = victim.await("bootstrap=");
            createTopic(bootstrap);
            try (KafkaProducer<String, String> producer = producer(bootstrap)) {
                Semaphore inFlight = new Semaphore(100);
                Thread writer = Thread.ofPlatform().start(() -> {
                    for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                        inFlight.acquireUninterruptibly();
                        String value = "record " + i;
                        producer.send(new ProducerRecord<>(TOPIC, value, value), (metadata, failure) -> {
                            if (failure == null) {
                                acknowledged.add(value);
                            }
                            inFlight.release();
                        });
                    }
                });
                Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() > 2_000);
                victim.kill();
                writer.interrupt();
                writer.join();
                producer.close(Duration.ZERO);
            }
        }

        try (LocalKafka broker = LocalKafka.start(folder, port, ports.free());
                KafkaConsumer<String, String> consumer = consumer(broker.bootstrapServers(), "reader")) {
            consumer.subscribe(List.of(TOPIC));
            Set<String> read = new HashSet<>();
            Awaitility.await().atMost(Duration.ofSeconds(60)).pollInSameThread().until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> read.add(record.value()));
                return read.containsAll(acknowledged);
            });
        }
    }

    @Test
    void partitionsOfAConsumerThatVanishesMoveWithinSeconds() throws Exception {
        try (LocalKafka broker = LocalKafka.start(folder, ports.free(), ports.free())) {
            createTopic(broker.bootstrapServers());
            try (ChildJvm victim = ChildJvm.start(ConsumerVictim.class, broker.bootstrapServers(), TOPIC)) {
                victim.await("assigned");
                victim.kill();
            }
            try (KafkaConsumer<String, String> consumer = consumer(broker.bootstrapServers(), "group")) {
                consumer.subscribe(List.of(TOPIC));
                Awaitility.await()
                        .atMost(Duration.ofSeconds(20))
                        .pollInSameThread()
                        .until(() -> {
                            consumer.poll(Duration.ofMillis(100));
                            return consumer.assignment().size() == 12;
                        });
            }
        }
    }

    @Test
    void makesNoTopicByItself() throws Exception {
        try (LocalKafka broker = LocalKafka.start(folder, ports.free(), ports.free());
                Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            assertThatThrownBy(() -> admin.describeTopics(List.of("unknown"))
                            .allTopicNames()
                            .get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(UnknownTopicOrPartitionException.class);
            assertThat(admin.listTopics().names().get()).isEmpty();
        }
    }

    private static void createTopic(String bootstrap) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 12, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static KafkaProducer<String, String> producer(String bootstrap) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "max.block.ms",
                        2_000,
                        "delivery.timeout.ms",
                        5_000,
                        "request.timeout.ms",
                        2_000),
                new StringSerializer(),
                new StringSerializer());
    }

    static KafkaConsumer<String, String> consumer(String bootstrap, String group) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "group.id",
                        group,
                        "group.protocol",
                        "consumer",
                        "auto.offset.reset",
                        "earliest",
                        "enable.auto.commit",
                        false),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
