package org.jarida.test;

import java.util.Locale;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.mongodb.MongoDBContainer;

/** Apache Kafka and MongoDB in containers, for profile {@code docker}; they end with the JVM. */
final class Containers {

    private Containers() {}

    /** Whether the build asked for containers instead of embedded servers. */
    static boolean asked() {
        return Boolean.getBoolean("jarida.test.docker");
    }

    static String kafka(Map<String, String> settings) {
        KafkaContainer kafka = new KafkaContainer("apache/kafka:4.2.1");
        settings.forEach((name, value) ->
                kafka.withEnv("KAFKA_" + name.toUpperCase(Locale.ROOT).replace('.', '_'), value));
        kafka.start();
        return kafka.getBootstrapServers();
    }

    static String mongo() {
        MongoDBContainer mongo = new MongoDBContainer("mongo:8.0");
        mongo.start();
        return mongo.getConnectionString();
    }
}
