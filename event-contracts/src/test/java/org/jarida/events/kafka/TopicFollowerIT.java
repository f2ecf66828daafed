package org.jarida.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ThrowingRunnable;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.SourceChanged;
import org.jarida.events.SourceDescription;
import org.jarida.events.SourceEvent;
import org.jarida.events.Topic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** How a replica follows a topic by itself, against a real broker. */
class TopicFollowerIT {

    private static final AtomicInteger TOPICS = new AtomicInteger();

    private static EmbeddedKafkaKraftBroker broker;
    private static KafkaProducer<byte[], byte[]> producer;

    @BeforeAll
    static void start() {
        broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperties(Map.of("auto.create.topics.enable", "false"));
        broker.afterPropertiesSet();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.getBrokersAsString()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @AfterAll
    static void stop() {
        producer.close();
        broker.destroy();
    }

    /** Keeps what it was given last, as a store would. */
    private static final class View implements TopicView<SourceEvent> {

        private final Topic topic;
        private final List<String> taken = new CopyOnWriteArrayList<>();
        private final List<String> cleared = new CopyOnWriteArrayList<>();
        private volatile @Nullable TopicPosition kept;
        private volatile boolean caughtUp;
        private volatile boolean fails;
        private volatile long first = Long.MAX_VALUE;

        View(Topic topic, @Nullable TopicPosition kept) {
            this.topic = topic;
            this.kept = kept;
        }

        @Override
        public Topic topic() {
            return topic;
        }

        @Override
        public long first() {
            return first;
        }

        @Override
        public @Nullable TopicPosition open() {
            return kept;
        }

        @Override
        public void clear(String why) {
            cleared.add(why);
            taken.clear();
            kept = null;
        }

        @Override
        public void advance(
                List<ReceivedEvent<SourceEvent>> events, TopicPosition reached, long behind, boolean isCaughtUp) {
            if (fails && !events.isEmpty()) {
                fails = false;
                throw new IllegalStateException("the disk is full");
            }
            events.forEach(event -> taken.add(event.event().sourceId()));
            kept = reached;
            caughtUp = isCaughtUp;
        }
    }

    @Test
    void aViewHasEveryEventOnceThoughItIsClosedAndOpenedAgain() throws Exception {
        Topic topic = newTopic();
        publish(topic, "a", "b", "c");
        View view = new View(topic, null);
        try (var _ = follow(view)) {
            eventually(() -> assertThat(view.taken).containsExactlyInAnyOrder("a", "b", "c"));
        }
        View later = new View(topic, view.kept);
        publish(topic, "d");
        try (var _ = follow(later)) {
            eventually(() -> assertThat(later.taken).containsExactly("d"));
            publish(topic, "e");
            eventually(() -> assertThat(later.taken).containsExactly("d", "e"));
        }
        assertThat(later.cleared).isEmpty();
    }

    @Test
    void itHasCaughtUpWhenEverythingIsThereThatWasThereWhenItOpened() throws Exception {
        View view = new View(newTopic(), null);
        try (var _ = follow(view)) {
            eventually(() -> assertThat(view.caughtUp).isTrue());
        }
    }

    @Test
    void aTopicThatIsNotThereYetIsWaitedFor() throws Exception {
        Topic topic = topic("news.later-" + TOPICS.incrementAndGet() + ".v1");
        View view = new View(topic, null);
        try (var _ = follow(view)) {
            make(topic);
            publish(topic, "a");
            eventually(() -> assertThat(view.taken).containsExactly("a"));
        }
    }

    @Test
    void whatCannotBeReadIsPassedOver() throws Exception {
        Topic topic = newTopic();
        publish(topic, "a");
        producer.send(new ProducerRecord<>(topic.name(), 0, bytes("b"), bytes("no event")))
                .get();
        publish(topic, "c");
        View view = new View(topic, null);
        try (var _ = follow(view)) {
            eventually(() -> assertThat(view.taken).containsExactly("a", "c"));
        }
    }

    @Test
    void aViewThatFailsIsOpenedAgainWhereItIs() throws Exception {
        Topic topic = newTopic();
        View view = new View(topic, null);
        view.fails = true;
        try (var _ = follow(view)) {
            publish(topic, "a", "b");
            eventually(() -> assertThat(view.taken).containsExactly("a", "b"));
        }
        assertThat(view.cleared).isEmpty();
    }

    @Test
    void aPlaceOfAnotherClusterOrTopicOrBeyondTheEndBeginsAnew() throws Exception {
        Topic topic = newTopic();
        publish(topic, "a", "b");
        View first = new View(topic, null);
        try (var _ = follow(first)) {
            eventually(() -> assertThat(first.taken).hasSize(2));
        }
        TopicPosition right = Objects.requireNonNull(first.kept);
        for (TopicPosition wrong : List.of(
                new TopicPosition("elsewhere", right.topic(), right.next()),
                new TopicPosition(right.cluster(), "another", right.next()),
                new TopicPosition(right.cluster(), right.topic(), Map.of(0, 3L)),
                new TopicPosition(right.cluster(), right.topic(), Map.of(0, 2L, 1, 0L)))) {
            View view = new View(topic, wrong);
            try (var _ = follow(view)) {
                eventually(() -> assertThat(view.taken).containsExactly("a", "b"));
            }
            assertThat(view.cleared).hasSize(1);
        }
    }

    @Test
    void aViewOfTheLatestBeginsNearTheEnd() throws Exception {
        Topic topic = newTopic();
        publish(topic, "a", "b", "c");
        View two = new View(topic, null);
        two.first = 2;
        try (var _ = follow(two)) {
            eventually(() -> assertThat(two.taken).containsExactly("b", "c"));
        }
        View many = new View(topic, null);
        many.first = 100;
        try (var _ = follow(many)) {
            eventually(() -> assertThat(many.taken).containsExactly("a", "b", "c"));
        }
    }

    @Test
    void messagesThatAreGoneBeginItAnew() throws Exception {
        Topic topic = newTopic();
        publish(topic, "a", "b", "c");
        View first = new View(topic, null);
        try (var _ = follow(first)) {
            eventually(() -> assertThat(first.taken).hasSize(3));
        }
        TopicPosition here = Objects.requireNonNull(first.kept);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
            admin.deleteRecords(Map.of(new TopicPartition(topic.name(), 0), RecordsToDelete.beforeOffset(2)))
                    .all()
                    .get();
        }
        View view = new View(topic, new TopicPosition(here.cluster(), here.topic(), Map.of(0, 1L)));
        try (var _ = follow(view)) {
            eventually(() -> assertThat(view.taken).containsExactly("c"));
        }
        assertThat(view.cleared).hasSize(1);
    }

    private static TopicFollower<SourceEvent> follow(View view) {
        var follower = new TopicFollower<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.getBrokersAsString(),
                        ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                        ByteArrayDeserializer.class,
                        ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                        ByteArrayDeserializer.class,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false),
                Map.of("bootstrap.servers", broker.getBrokersAsString()),
                view);
        follower.start();
        return follower;
    }

    private static Topic newTopic() throws ExecutionException, InterruptedException {
        Topic topic = topic("news.followed-" + TOPICS.incrementAndGet() + ".v1");
        make(topic);
        return topic;
    }

    private static Topic topic(String name) {
        return new Topic(name, "source id", "nobody", SourceEvent.class, null, Map.of());
    }

    private static void make(Topic topic) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.getBrokersAsString()))) {
            admin.createTopics(List.of(new NewTopic(topic.name(), 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void publish(Topic topic, String... sourceIds) throws ExecutionException, InterruptedException {
        EventCodec codec = new EventCodec("test", Clock.systemUTC());
        for (String id : sourceIds) {
            var description = new SourceDescription(id, null, "ar", "UTC", DisplayPolicy.FULL, null, null);
            var message = codec.encode(new SourceChanged(id, 1, description, Instant.EPOCH));
            producer.send(new ProducerRecord<>(topic.name(), 0, message.key(), message.value(), message.headers()))
                    .get();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void eventually(ThrowingRunnable check) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(check);
    }
}
