package org.jarida.runner;

import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Holds all partitions of a topic until it is killed; tells in one line when it has them. */
final class ConsumerVictim {

    private ConsumerVictim() {}

    static void main(String[] arguments) {
        try (KafkaConsumer<String, String> consumer = LocalKafkaIT.consumer(arguments[0], "group")) {
            consumer.subscribe(List.of(arguments[1]));
            boolean told = false;
            while (true) {
                consumer.poll(Duration.ofMillis(100));
                if (!told && !consumer.assignment().isEmpty()) {
                    System.out.println("assigned");
                    told = true;
                }
            }
        }
    }
}
