package org.jarida.events.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.jarida.events.Event;
import org.jarida.events.Topic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds a {@link TopicView} from a topic, outside any group: every replica reads all partitions, from the place that its
 * view has kept. When that place is of another cluster or another topic, or its messages are gone, the view is cleared and
 * the topic read from its beginning. A broker that is away is asked again for ever. Unreadable messages and unknown types
 * are passed over.
 */
public final class TopicFollower<E extends Event> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TopicFollower.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long PAUSE_MILLIS = 1000;
    private static final Duration CLOSING = Duration.ofSeconds(10);
    private static final long LOOK_AT_TOPIC_NANOS = Duration.ofSeconds(30).toNanos();

    private final Map<String, Object> consumerConfig;
    private final Map<String, Object> adminConfig;
    private final TopicView<E> view;
    private final Thread thread;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<byte[], byte[]> reading;

    TopicFollower(Map<String, Object> consumerConfig, Map<String, Object> adminConfig, TopicView<E> view) {
        this.consumerConfig = new HashMap<>(consumerConfig);
        this.consumerConfig.remove(ConsumerConfig.GROUP_PROTOCOL_CONFIG);
        this.consumerConfig.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        this.adminConfig = adminConfig;
        this.view = view;
        this.thread =
                Thread.ofPlatform().name("follow-" + view.topic()).daemon().unstarted(this::followForEver);
    }

    void start() {
        thread.start();
    }

    private void followForEver() {
        String said = "";
        while (isWanted()) {
            try {
                follow();
            } catch (WakeupException _) {
                // asked to stop while it waited for messages
            } catch (RuntimeException | LinkageError | StackOverflowError failure) {
                // the edge of a loop that must outlive every outage; the same again is not said again
                String reason = EventErrorHandling.reason(failure);
                if (!reason.equals(said)) {
                    log.warn("{} not followed for now: {}", view.topic(), reason, failure);
                    said = reason;
                }
                pause();
            }
        }
    }

    private void follow() {
        TopicPosition kept = view.open();
        try (Admin admin = Admin.create(adminConfig);
                var consumer = new KafkaConsumer<byte[], byte[]>(consumerConfig)) {
            reading = consumer;
            TopicPosition start = start(admin, consumer, kept);
            try {
                read(admin, consumer, start);
            } catch (OffsetOutOfRangeException gone) {
                view.clear("its next messages are gone");
            }
        }
    }

    /** Where to go on: after what is kept, as far as that is of this topic, else at the beginning. */
    private TopicPosition start(Admin admin, KafkaConsumer<byte[], byte[]> consumer, @Nullable TopicPosition kept) {
        TopicPosition beginning = beginning(admin, consumer);
        if (kept == null) {
            return latest(consumer, beginning);
        }
        String fault = null;
        if (!kept.cluster().equals(beginning.cluster())) {
            fault = "the broker is of another cluster";
        } else if (!kept.topic().equals(beginning.topic())) {
            fault = "the topic is another one of the same name";
        } else if (!isWithin(consumer, kept, beginning)) {
            fault = "its place on the topic is not there";
        }
        if (fault == null) {
            return kept;
        }
        view.clear(fault);
        return latest(consumer, beginning);
    }

    private TopicPosition latest(KafkaConsumer<?, ?> consumer, TopicPosition beginning) {
        Map<Integer, Long> next = new HashMap<>(beginning.next());
        consumer.endOffsets(consumer.assignment())
                .forEach((partition, end) -> next.merge(partition.partition(), end - view.first(), Math::max));
        return new TopicPosition(beginning.cluster(), beginning.topic(), next);
    }

    private static boolean isWithin(KafkaConsumer<?, ?> consumer, TopicPosition kept, TopicPosition beginning) {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        return kept.next().keySet().equals(beginning.next().keySet())
                && ends.entrySet().stream().allMatch(end -> {
                    long next = kept.next().getOrDefault(end.getKey().partition(), -1L);
                    return next <= end.getValue()
                            && next
                                    >= beginning
                                            .next()
                                            .getOrDefault(end.getKey().partition(), Long.MAX_VALUE);
                });
    }

    /** Assigns all partitions too. */
    private TopicPosition beginning(Admin admin, KafkaConsumer<byte[], byte[]> consumer) {
        Topic topic = view.topic();
        List<TopicPartition> partitions = TopicRanges.partitions(consumer, topic.name());
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("no topic " + topic);
        }
        consumer.assign(partitions);
        Map<Integer, Long> first = new HashMap<>();
        consumer.beginningOffsets(partitions).forEach((partition, offset) -> first.put(partition.partition(), offset));
        try {
            return new TopicPosition(admin.describeCluster().clusterId().get(), topicId(admin, topic), first);
        } catch (ExecutionException failure) {
            throw new KafkaException(failure.getCause());
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    private static String topicId(Admin admin, Topic topic) throws ExecutionException, InterruptedException {
        return Objects.requireNonNull(admin.describeTopics(List.of(topic.name()))
                        .topicNameValues()
                        .get(topic.name()))
                .get()
                .topicId()
                .toString();
    }

    private void read(Admin admin, KafkaConsumer<byte[], byte[]> consumer, TopicPosition start) {
        start.next().forEach((partition, offset) -> consumer.seek(partition(partition), offset));
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        boolean caughtUp = false;
        long looked = System.nanoTime();
        while (isWanted()) {
            ConsumerRecords<byte[], byte[]> messages = consumer.poll(POLL);
            TopicPosition reached = new TopicPosition(start.cluster(), start.topic(), positions(consumer));
            caughtUp = caughtUp
                    || ends.entrySet().stream()
                            .allMatch(end ->
                                    reached.next().getOrDefault(end.getKey().partition(), 0L) >= end.getValue());
            view.advance(events(messages), reached, behind(consumer), caughtUp);
            if (System.nanoTime() - looked > LOOK_AT_TOPIC_NANOS) {
                looked = System.nanoTime();
                if (isAnother(admin, start)) {
                    view.clear("the topic was made again");
                    return;
                }
            }
        }
    }

    private boolean isAnother(Admin admin, TopicPosition start) {
        try {
            return !topicId(admin, view.topic()).equals(start.topic());
        } catch (ExecutionException failure) {
            // an outage, or a topic that is just being made again: the next look tells
            log.debug("{} not looked at", view.topic(), failure);
            return false;
        } catch (InterruptedException interrupted) {
            throw new InterruptException(interrupted);
        }
    }

    private List<ReceivedEvent<E>> events(ConsumerRecords<byte[], byte[]> messages) {
        List<ReceivedEvent<E>> events = new ArrayList<>(messages.count());
        for (ConsumerRecord<byte[], byte[]> message : messages) {
            try {
                EventReading.<E>read(view.topic(), message).ifPresent(events::add);
            } catch (UnreadableEventException unreadable) {
                log.warn(
                        "{}-{}@{} passed over: {}",
                        view.topic(),
                        message.partition(),
                        message.offset(),
                        unreadable.getMessage());
            }
        }
        return events;
    }

    private static Map<Integer, Long> positions(KafkaConsumer<?, ?> consumer) {
        Map<Integer, Long> next = new HashMap<>();
        consumer.assignment().forEach(partition -> next.put(partition.partition(), consumer.position(partition)));
        return next;
    }

    private static long behind(KafkaConsumer<?, ?> consumer) {
        return consumer.assignment().stream()
                .mapToLong(partition -> consumer.currentLag(partition).orElse(0))
                .sum();
    }

    private TopicPartition partition(int number) {
        return new TopicPartition(view.topic().name(), number);
    }

    private boolean isWanted() {
        return stopping.getCount() > 0;
    }

    private void pause() {
        try {
            boolean _ = stopping.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops reading and waits until the view is left alone; never by an interrupt, which would break a file half written. */
    @Override
    public void close() {
        stopping.countDown();
        KafkaConsumer<byte[], byte[]> consumer = reading;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(CLOSING);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
