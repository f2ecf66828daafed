package org.jarida.events.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Parts of a topic's partitions, fixed before they are read: what is appended meanwhile is left out, so that every reading
 * ends. Empty ranges are none.
 */
record TopicRanges(Map<TopicPartition, Range> ranges) {

    /** How long the broker may give nothing while there is more to read. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Offsets from {@code start}, inclusive, to {@code end}, exclusive. */
    record Range(long start, long end) {}

    /** The partitions of a topic; none when it does not exist. */
    static List<TopicPartition> partitions(Consumer<?, ?> consumer, String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /**
     * What stands in these partitions now, without what comes before an offset in {@code from}. They are assigned to the
     * consumer, which warns of every answer about one that is not.
     */
    static TopicRanges of(Consumer<?, ?> consumer, List<TopicPartition> partitions, Map<TopicPartition, Long> from) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Range> ranges = new HashMap<>();
        for (TopicPartition partition : partitions) {
            long start = Math.max(beginnings.getOrDefault(partition, 0L), from.getOrDefault(partition, 0L));
            long end = ends.getOrDefault(partition, 0L);
            if (start < end) {
                ranges.put(partition, new Range(start, end));
            }
        }
        return new TopicRanges(ranges);
    }

    /** These without what stands at or behind an offset in {@code ends}; a partition that is not in it has nothing. */
    TopicRanges upTo(Map<TopicPartition, Long> ends) {
        Map<TopicPartition, Range> earlier = new HashMap<>();
        ranges.forEach((partition, range) -> {
            long end = Math.min(range.end(), ends.getOrDefault(partition, 0L));
            if (range.start() < end) {
                earlier.put(partition, new Range(range.start(), end));
            }
        });
        return new TopicRanges(earlier);
    }

    /** How many messages they hold, where none has been compacted away. */
    long size() {
        return ranges.values().stream()
                .mapToLong(range -> range.end() - range.start())
                .sum();
    }

    /**
     * Gives every message to the reader, each partition's in its order, until the reader answers false.
     *
     * @throws TimeoutException when nothing came for as long as {@code patience}
     */
    void read(Consumer<byte[], byte[]> consumer, Duration patience, Predicate<ConsumerRecord<byte[], byte[]>> goesOn) {
        consumer.assign(ranges.keySet());
        ranges.forEach((partition, range) -> consumer.seek(partition, range.start()));
        long lastProgress = System.nanoTime();
        while (isMore(consumer)) {
            ConsumerRecords<byte[], byte[]> messages = consumer.poll(Duration.ofMillis(200));
            for (ConsumerRecord<byte[], byte[]> message : messages) {
                if (contains(message) && !goesOn.test(message)) {
                    return;
                }
            }
            if (!messages.isEmpty()) {
                lastProgress = System.nanoTime();
            } else if (System.nanoTime() - lastProgress > patience.toNanos()) {
                throw new TimeoutException("no message of " + ranges.keySet() + " for " + patience);
            }
        }
    }

    private boolean isMore(Consumer<?, ?> consumer) {
        return ranges.entrySet().stream()
                .anyMatch(each ->
                        consumer.position(each.getKey()) < each.getValue().end());
    }

    private boolean contains(ConsumerRecord<?, ?> message) {
        Range range = ranges.get(new TopicPartition(message.topic(), message.partition()));
        return range != null && message.offset() < range.end();
    }
}
