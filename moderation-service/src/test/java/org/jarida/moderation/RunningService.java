package org.jarida.moderation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jarida.events.Event;
import org.jarida.events.ImageReported;
import org.jarida.events.ImageVerdictEvent;
import org.jarida.events.ReportReason;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.jarida.events.kafka.EventCodec;
import org.jarida.moderation.casefile.Acts;
import org.jarida.moderation.casefile.VersionFloor;
import org.jarida.test.TcpSwitch;
import org.jarida.test.TestBroker;
import org.jarida.test.TestStore;
import org.jarida.test.TestTokens;
import org.jarida.test.TopicProbe;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole service on a real broker and a store of its own, with a switch between it and the store. */
public final class RunningService implements AutoCloseable {

    private static final EventCodec ARTICLE_SERVICE = new EventCodec("article-service", Clock.systemUTC());

    private final String database;
    private final TcpSwitch store = new TcpSwitch(TestStore.address());
    private final TestTokens tokens = TestTokens.inTemporaryFolder();
    private final KafkaProducer<byte[], byte[]> producer;
    private final ConfigurableApplicationContext context;

    private RunningService(String database, String... more) {
        this.database = database;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", TestBroker.bootstrapServers(), "linger.ms", "5"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
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
                .run(properties.stream().map(each -> "--" + each).toArray(String[]::new));
        context.getBean(VersionFloor.class).ensure();
    }

    public static RunningService start(String... more) {
        return new RunningService(TestStore.freshName(), more);
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
                        .map(message -> EventCodec.decode(Topics.IMAGE_VERDICTS, message))
                        .flatMap(Optional::stream)
                        .map(ImageVerdictEvent.class::cast)
                        .filter(verdict -> verdict.imageId().equals(imageId))
                        .toList();
    }

    public static List<ConsumerRecord<byte[], byte[]>> deadLetters(Topic topic) {
        return new TopicProbe(TestBroker.bootstrapServers(), topic.deadLetters("moderation-service")).messages();
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
