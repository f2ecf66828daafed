package org.jarida.test;

import java.util.Map;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/**
 * One real Kafka broker (KRaft) for all tests of a JVM, started when first asked for: embedded, or in profile {@code
 * docker} Apache Kafka's image. Topics are not made by themselves, as
 * in production; a killed consumer's partitions move after three seconds.
 */
public final class TestBroker {

    private static final Map<String, String> SETTINGS = Map.of(
            "auto.create.topics.enable", "false",
            "group.initial.rebalance.delay.ms", "0",
            "group.consumer.min.session.timeout.ms", "1000",
            "group.consumer.session.timeout.ms", "3000",
            "group.consumer.min.heartbeat.interval.ms", "100",
            "group.consumer.heartbeat.interval.ms", "250",
            "offsets.topic.num.partitions", "1",
            "transaction.state.log.num.partitions", "1",
            "log.cleaner.dedupe.buffer.size", "4194304");

    private TestBroker() {}

    private static final class Shared {
        static final String BOOTSTRAP_SERVERS = Containers.asked() ? Containers.kafka(SETTINGS) : embedded();

        private static String embedded() {
            EmbeddedKafkaKraftBroker broker = new EmbeddedKafkaKraftBroker(1, 1);
            broker.brokerProperties(SETTINGS);
            broker.afterPropertiesSet();
            Runtime.getRuntime().addShutdownHook(new Thread(broker::destroy));
            return broker.getBrokersAsString();
        }
    }

    /** Address of the shared broker, for {@code spring.kafka.bootstrap-servers}. */
    public static String bootstrapServers() {
        return Shared.BOOTSTRAP_SERVERS;
    }
}
