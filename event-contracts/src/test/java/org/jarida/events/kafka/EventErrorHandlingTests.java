package org.jarida.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jarida.events.Topics;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.kafka.mock.MockProducerFactory;

class EventErrorHandlingTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MockProducer<byte[], byte[]> producer =
            new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer());
    private final ConsumerRecordRecoverer recoverer = EventErrorHandling.recoverer(
            "article-service",
            new KafkaTemplate<>(new MockProducerFactory<>(() -> producer)),
            new EventMetrics(meters));

    @Test
    void aDeadLetterIsCountedWhenItIsWrittenAndNotWhenThatFails() {
        ConsumerRecord<byte[], byte[]> message =
                new ConsumerRecord<>(Topics.ENTRIES.name(), 3, 42, new byte[] {1}, new byte[] {2});
        IllegalStateException failure = new IllegalStateException("refused");
        producer.sendException = new TimeoutException("the broker is away");

        assertThatThrownBy(() -> recoverer.accept(message, failure)).hasMessageContaining("publication");
        assertThatThrownBy(() -> recoverer.accept(message, failure)).hasMessageContaining("publication");
        assertThat(deadLettered()).isZero();

        producer.sendException = null;
        recoverer.accept(message, failure);

        assertThat(deadLettered()).isEqualTo(1);
        assertThat(producer.history()).singleElement().satisfies(letter -> {
            assertThat(letter.topic()).isEqualTo(Topics.ENTRIES.deadLetters("article-service"));
            assertThat(letter.partition()).isEqualTo(3);
            assertThat(letter.value()).containsExactly(2);
            assertThat(EventCodec.header(letter.headers(), EventHeaders.DEAD_LETTER_REASON))
                    .contains("IllegalStateException: refused");
        });
    }

    private double deadLettered() {
        return meters.find("news.events").tag("outcome", "dead_lettered").counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }
}
