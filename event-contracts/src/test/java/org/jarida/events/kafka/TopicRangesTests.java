package org.jarida.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicRangesTests {

    private static final String TOPIC = "news.letters.v1";
    private static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);
    private static final TopicPartition SECOND = new TopicPartition(TOPIC, 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final List<Long> read = new ArrayList<>();

    @BeforeEach
    void fill() {
        consumer.updateBeginningOffsets(Map.of(FIRST, 2L, SECOND, 0L));
        consumer.updateEndOffsets(Map.of(FIRST, 6L, SECOND, 4L));
    }

    @Test
    void aRangeStartsAtTheBeginningOrWhereTheReaderWasAndEmptyOnesAreNone() {
        TopicRanges ranges = TopicRanges.of(consumer, List.of(FIRST, SECOND), Map.of(FIRST, 1L, SECOND, 4L));

        assertThat(ranges.ranges()).containsExactly(Map.entry(FIRST, new TopicRanges.Range(2, 6)));
        assertThat(ranges.size()).isEqualTo(4);
    }

    @Test
    void aRangeEndsAtAnOffsetAndWhereThereIsNoneItIsEmpty() {
        TopicRanges ranges = TopicRanges.of(consumer, List.of(FIRST, SECOND), Map.of());

        assertThat(ranges.upTo(Map.of(FIRST, 4L)).ranges())
                .containsExactly(Map.entry(FIRST, new TopicRanges.Range(2, 4)));
        assertThat(ranges.upTo(Map.of(FIRST, 9L, SECOND, 0L)).ranges())
                .containsExactly(Map.entry(FIRST, new TopicRanges.Range(2, 6)));
    }

    @Test
    void whatIsAppendedMeanwhileIsLeftOut() {
        holds(2, 3, 4, 5, 6, 7);

        first().read(consumer, Duration.ofSeconds(5), message -> read.add(message.offset()));

        assertThat(read).containsExactly(2L, 3L, 4L, 5L);
    }

    @Test
    void theReaderStopsTheReading() {
        holds(2, 3, 4, 5);

        first().read(consumer, Duration.ofSeconds(5), message -> {
            read.add(message.offset());
            return read.size() < 2;
        });

        assertThat(read).containsExactly(2L, 3L);
    }

    @Test
    void aBrokerThatGivesNothingIsNotWaitedForEndlessly() {
        holds(2, 3);

        assertThatExceptionOfType(TimeoutException.class)
                .isThrownBy(() -> first().read(consumer, Duration.ofMillis(50), message -> read.add(message.offset())));
        assertThat(read).containsExactly(2L, 3L);
    }

    private TopicRanges first() {
        return TopicRanges.of(consumer, List.of(FIRST), Map.of());
    }

    private void holds(long... offsets) {
        consumer.schedulePollTask(() -> {
            for (long offset : offsets) {
                consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, offset, new byte[0], new byte[0]));
            }
        });
    }
}
