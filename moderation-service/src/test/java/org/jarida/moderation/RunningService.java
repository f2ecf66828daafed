package org.jarida.moderation;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jarida.events.Event;
import org.jarida.events.ImageReported;
import org.jarida.events.ImageVerdictEvent;
import org.jarida.events.ReportReason;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.jarida.events.kafka.DeadLetters;
import org.jarida.events.kafka.EventCodec;
import org.jarida.events.kafka.EventHeaders;
import org.jarida.moderation.casefile.Acts;
import org.jarida.moderation.casefile.VersionFloor;
import org.jarida.test.ManagementPort;
import org.jarida.test.Refusals;
import org.jarida.test.TcpSwitch;
import org.jarida.test.TestBroker;
import org.jarida.test.TestStore;
import org.jarida.test.TestTokens;
import org.jarida.test.TopicProbe;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service on a real broker and a store of its own, with a switch between it and the store. */
public final class RunningService implements AutoCloseable {

    /** For a JVM of its own. */
    public static final String MAIN_CLASS = ModerationApplication.class.getName();

    private static final EventCodec ARTICLE_SERVICE = new EventCodec("article-service", Clock.systemUTC());

    private final String database;
    private final TcpSwitch store = new TcpSwitch(TestStore.address());
    private final TestTokens tokens = TestTokens.inTemporaryFolder();
    private final KafkaProducer<byte[], byte[]> producer;
    private final Refusals refusals = new Refusals();
    private final ConfigurableApplicationContext context;

    private static @Nullable RunningService shared;

    private RunningService(String database, String... more) {
        this.database = database;
        this.producer = producer();
        makeTopics();
        List<String> properties = new ArrayList<>(List.of(
                "server.port=0",
                "management.server.port=0",
                "spring.kafka.bootstrap-servers=" + TestBroker.bootstrapServers(),
                "spring.mongodb.uri=mongodb://127.0.0.1:" + store.port() + "/?directConnection=true",
                "jarida.store.database=" + database,
                "jarida.keys.dir=" + tokens.keysDir()));
        properties.addAll(Arrays.asList(more));
        this.context = new SpringApplicationBuilder(ModerationApplication.class)
                .initializers(refusals)
                .run(properties.stream().map(each -> "--" + each).toArray(String[]::new));
        context.getBean(VersionFloor.class).ensure();
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", TestBroker.bootstrapServers(), "linger.ms", "5"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * The one of all tests that keep apart by images of their own; nobody closes it. It ends by itself when a test starts
     * one of its own, since both would share the partitions of their group.
     */
    public static synchronized RunningService shared() {
        if (shared == null) {
            shared = new RunningService(TestStore.freshName());
        }
        return shared;
    }

    private static synchronized void endShared() {
        if (shared != null) {
            shared.close();
            shared = null;
        }
    }

    public static RunningService start(String... more) {
        return on(TestStore.freshName(), more);
    }

    public static RunningService on(String database, String... more) {
        endShared();
        return new RunningService(database, more);
    }

    /** Another replica beside the first: the same store and group. */
    public static RunningService beside(RunningService first, String... more) {
        return new RunningService(first.database, more);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public TcpSwitch store() {
        return store;
    }

    /** What its listeners fail over. */
    public Refusals refusals() {
        return refusals;
    }

    /** Replays the dead letters of a topic, as an operator does. */
    public DeadLetters.Replay replay(Topic topic) {
        return new ManagementPort(context).replay(topic);
    }

    public TestTokens tokens() {
        return tokens;
    }

    public String url() {
        return "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    public void send(Event event) {
        send(ARTICLE_SERVICE.encode(event));
    }

    public void send(ProducerRecord<byte[], byte[]> message) {
        try {
            producer.send(message).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Onto their topics, for services that are started later, in JVMs of their own. */
    public static void sendToTopic(List<? extends Event> events) {
        endShared();
        makeTopics();
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            sendAll(producer, events);
        }
    }

    /** Sends events in their order without waiting for one before the next. */
    public void sendAll(List<? extends Event> events) {
        sendAll(producer, events);
    }

    private static void sendAll(KafkaProducer<byte[], byte[]> producer, List<? extends Event> events) {
        List<Future<RecordMetadata>> sent = events.stream()
                .map(event -> producer.send(ARTICLE_SERVICE.encode(event)))
                .toList();
        try {
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public void report(String imageId, int reader) {
        report(imageId, reader, 1);
    }

    public void report(String imageId, int reader, int roundSeen) {
        send(reported(imageId, reader, roundSeen));
    }

    public static ImageReported reported(String imageId, int reader, int roundSeen) {
        return new ImageReported(
                "report-" + reader + "-" + roundSeen,
                imageId,
                "%032x".formatted(1),
                roundSeen,
                List.of(Acts.reader(reader)),
                List.of(Acts.network(reader)),
                ReportReason.VIOLENCE,
                null,
                500);
    }

    /** Every verdict of an image on the topic, in the order of the topic. */
    public static List<ImageVerdictEvent> verdicts(String imageId) {
        return new TopicProbe(TestBroker.bootstrapServers(), Topics.IMAGE_VERDICTS.name())
                .messages().stream()
                        .filter(message -> new String(message.key(), StandardCharsets.UTF_8).equals(imageId))
                        .map(message -> EventCodec.decode(Topics.IMAGE_VERDICTS, message))
                        .flatMap(Optional::stream)
                        .map(ImageVerdictEvent.class::cast)
                        .toList();
    }

    public static List<ConsumerRecord<byte[], byte[]>> deadLetters(Topic topic) {
        return new TopicProbe(TestBroker.bootstrapServers(), topic.deadLetters("moderation-service")).messages();
    }

    /** The first dead letter of a key, once it is there. */
    public static ConsumerRecord<byte[], byte[]> awaitLetter(Topic topic, String key) {
        return await().atMost(Duration.ofSeconds(40))
                .until(
                        () -> deadLetters(topic).stream()
                                .filter(letter -> new String(letter.key(), StandardCharsets.UTF_8).equals(key))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    /** Why a message became a dead letter. */
    public static String reason(ConsumerRecord<byte[], byte[]> letter) {
        return new String(
                letter.headers().lastHeader(EventHeaders.DEAD_LETTER_REASON).value(), StandardCharsets.UTF_8);
    }

    private static void makeTopics() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", TestBroker.bootstrapServers()))) {
            for (Topic topic : List.of(Topics.IMAGE_REPORTS, Topics.ARTICLES)) {
                admin.createTopics(List.of(new NewTopic(topic.name(), Optional.of(Topic.PARTITIONS), Optional.empty())
                                .configs(topic.settings())))
                        .all()
                        .get();
            }
        } catch (ExecutionException failure) {
            if (!(failure.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(failure);
            }
        } catch (InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        store.mend();
        context.close();
        producer.close(Duration.ofSeconds(1));
        store.close();
    }
}
