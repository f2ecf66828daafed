package org.jarida.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.record.TimestampType;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.SourceDescription;
import org.jarida.events.SourceEvent;
import org.jarida.events.SourceRemoved;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.util.unit.DataSize;

class FairBatchAdapterTests {

    private static final int POLL = 100;
    private static final TopicPartition ZERO = new TopicPartition(Topics.SOURCES.name(), 0);
    private static final TopicPartition ONE = new TopicPartition(Topics.SOURCES.name(), 1);

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    private final Listener listener = new Listener();
    private final Map<TopicPartition, Long> sent = new HashMap<>();
    private boolean acknowledged;

    @BeforeEach
    void assignPartitions() {
        consumer.assign(List.of(ZERO, ONE));
        consumer.updateBeginningOffsets(Map.of(ZERO, 0L, ONE, 0L));
        consumer.setMaxPollRecords(POLL);
    }

    @Test
    void whoHasFewEventsDoesNotWaitBehindWhoHasMany() {
        send(ZERO, "hot", 3_000);
        send(ZERO, "quiet", 2);
        send(ZERO, "hot", 100);

        handle(adapter(DataSize.ofMegabytes(1)));

        assertThat(listener.handled.indexOf("quiet:3002"))
                .as("handled before the flood in front of it")
                .isBetween(0, 500);
        assertEachHandledOnceInTheOrderOfItsKey(3_102);
        assertThat(committed(ZERO)).isEqualTo(3_102);
        assertThat(acknowledged)
                .as("else the container would commit less again")
                .isFalse();
    }

    @Test
    void withoutAFloodTheContainerCommitsWhatItGave() {
        IntStream.range(0, 2 * POLL).forEach(each -> send(ZERO, "key" + each % 10, 1));

        handle(adapter(DataSize.ofMegabytes(1)));

        assertThat(acknowledged).isTrue();
        assertThat(listener.handled).hasSize(POLL);
        assertThat(consumer.committed(Set.of(ZERO)).get(ZERO)).isNull();
    }

    @Test
    void noMoreIsReadAheadThanThereIsRoomFor() {
        send(ZERO, "hot", 5_000);
        int bytes = message(ZERO, "hot", 1).serializedValueSize();

        handle(adapter(DataSize.ofBytes(300L * bytes)));

        assertThat(listener.mostAhead).isBetween(200L, 300L + POLL);
        assertEachHandledOnceInTheOrderOfItsKey(5_000);
    }

    @Test
    void whatFailsIsReadAgainInOrderAndBlamedThere() {
        send(ZERO, "hot", 400);
        send(ONE, "refused", 1);
        send(ZERO, "hot", 100);
        listener.refused = "refused";
        FairBatchAdapter<SourceEvent> adapter = adapter(DataSize.ofMegabytes(1));

        handle(adapter);

        assertThat(acknowledged).isFalse();
        assertThat(listener.handled).as("the portion failed as a whole").isEmpty();
        assertThat(consumer.position(ZERO)).isZero();
        assertThat(consumer.position(ONE)).isZero();
        List<ConsumerRecord<byte[], byte[]>> again = List.of(message(ONE, "refused", 1));
        assertThat(catchThrowableOfType(
                                BatchListenerFailedException.class,
                                () -> adapter.onMessage(again, () -> acknowledged = true, consumer))
                        .getIndex())
                .isZero();
        assertThat(acknowledged).isFalse();
    }

    @Test
    void whatIsUnreadableIsReadAgainInOrder() {
        send(ZERO, "hot", 250);
        ConsumerRecord<byte[], byte[]> poison =
                new ConsumerRecord<>(ZERO.topic(), 0, 250, EventCodec.utf8("hot"), null);
        consumer.addRecord(poison);

        handle(adapter(DataSize.ofMegabytes(1)));

        assertThat(acknowledged).isFalse();
        assertThat(consumer.position(ZERO)).isZero();
    }

    @Test
    void aPartitionThatIsTakenAwayIsNeitherHandledOnNorCommitted() {
        send(ZERO, "hot", POLL);
        List<ConsumerRecord<byte[], byte[]>> first = poll();
        consumer.schedulePollTask(() -> {
            consumer.assign(List.of(ONE));
            send(ONE, "other", 10);
        });

        adapter(DataSize.ofMegabytes(1)).onMessage(first, () -> acknowledged = true, consumer);

        assertThat(listener.handled).noneMatch(each -> each.startsWith("hot"));
        assertThat(listener.handled).hasSize(10);
        assertThat(consumer.committed(Set.of(ZERO)).get(ZERO)).isNull();
    }

    private FairBatchAdapter<SourceEvent> adapter(DataSize readAhead) {
        EventMetrics metrics = new EventMetrics(new SimpleMeterRegistry());
        return new FairBatchAdapter<>(
                listener,
                new EventBatchAdapter<>(listener, metrics, new Outages(List.of())),
                metrics,
                new EventSettings(1, POLL, readAhead, Duration.ofSeconds(1), Duration.ofSeconds(1)),
                () -> true);
    }

    private void handle(FairBatchAdapter<SourceEvent> adapter) {
        adapter.onMessage(poll(), () -> acknowledged = true, consumer);
    }

    private List<ConsumerRecord<byte[], byte[]>> poll() {
        List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
        consumer.poll(Duration.ZERO).forEach(messages::add);
        return messages;
    }

    private long committed(TopicPartition partition) {
        return consumer.committed(Set.of(partition)).get(partition).offset();
    }

    private void send(TopicPartition partition, String key, int count) {
        for (int each = 0; each < count; each++) {
            consumer.addRecord(message(partition, key, sent.merge(partition, 1L, Long::sum)));
        }
    }

    private static ConsumerRecord<byte[], byte[]> message(TopicPartition partition, String key, long version) {
        SourceDescription description =
                new SourceDescription("a paper", null, "und", "UTC", DisplayPolicy.LINK, null, null);
        var event = new EventCodec("ingest-service", Clock.systemUTC())
                .encode(new SourceRemoved(key, version, description, Instant.EPOCH));
        return new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                version - 1,
                0L,
                TimestampType.CREATE_TIME,
                event.key().length,
                event.value().length,
                event.key(),
                event.value(),
                event.headers(),
                Optional.empty());
    }

    private void assertEachHandledOnceInTheOrderOfItsKey(int events) {
        assertThat(listener.handled).hasSize(events).doesNotHaveDuplicates();
        Map<String, Long> last = new HashMap<>();
        for (String each : listener.handled) {
            String key = each.substring(0, each.indexOf(':'));
            long version = Long.parseLong(each.substring(each.indexOf(':') + 1));
            assertThat(version).isGreaterThan(last.getOrDefault(key, 0L));
            last.put(key, version);
        }
    }

    private final class Listener implements EventListener<SourceEvent> {

        private final List<String> handled = new ArrayList<>();
        private String refused = "nobody";
        private long mostAhead;

        @Override
        public Topic topic() {
            return Topics.SOURCES;
        }

        @Override
        public void onEvents(List<ReceivedEvent<SourceEvent>> events) {
            if (events.stream().anyMatch(each -> each.event().sourceId().equals(refused))) {
                throw new IllegalStateException("refused");
            }
            if (consumer.assignment().contains(ZERO)) {
                mostAhead = Math.max(mostAhead, consumer.position(ZERO) - handled.size());
            }
            events.forEach(each -> handled.add(each.event().id()));
        }
    }
}
