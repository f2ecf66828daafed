package org.jarida.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.core.ConditionFactory;
import org.jarida.events.ArticleEvent;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.SourceChanged;
import org.jarida.events.SourceDescription;
import org.jarida.events.SourceEvent;
import org.jarida.events.SourceRemoved;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/** The delivery promises of the house, against a real broker. */
class EventDeliveryIT {

    private static EmbeddedKafkaKraftBroker broker;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void startBrokerAndService() {
        broker = new EmbeddedKafkaKraftBroker(1, 1);
        broker.brokerProperties(Map.of("auto.create.topics.enable", "false", "offsets.topic.num.partitions", "1"));
        broker.afterPropertiesSet();
        service = new SpringApplicationBuilder(SourceReader.class)
                .web(WebApplicationType.NONE)
                .properties(
                        "spring.application.name=ingest-service",
                        "spring.kafka.bootstrap-servers=" + broker.getBrokersAsString())
                .run();
        eventually()
                .until(() ->
                        service.getBean(EventListenersHealth.class).health().getStatus() == Status.UP);
    }

    @AfterAll
    static void stop() {
        service.close();
        broker.destroy();
    }

    @BeforeEach
    void forget() {
        listener().reset();
    }

    @Test
    void eventsArriveInTheOrderOfTheirKey() {
        publisher()
                .publishAll(IntStream.rangeClosed(1, 300)
                        .mapToObj(version -> removed("ordered", version))
                        .toList());

        eventually()
                .untilAsserted(() -> assertThat(listener().versionsOf("ordered"))
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, 300)
                                .mapToObj(Long::valueOf)
                                .toList()));
    }

    @Test
    void theMessageIsCloudEventsInBinaryMode() {
        publisher().publish(removed("binary", 7));

        ConsumerRecord<byte[], byte[]> message = messages(Topics.SOURCES.name()).stream()
                .filter(each -> new String(each.key(), StandardCharsets.UTF_8).equals("binary"))
                .findFirst()
                .orElseThrow();
        assertThat(EventCodec.header(message.headers(), "ce_specversion")).contains("1.0");
        assertThat(EventCodec.header(message.headers(), "ce_id")).contains("binary:7");
        assertThat(EventCodec.header(message.headers(), "ce_type")).contains("news.source.removed.v1");
        assertThat(EventCodec.header(message.headers(), "ce_source")).contains("/ingest-service");
        assertThat(EventCodec.header(message.headers(), "ce_subject")).contains("binary");
        assertThat(EventCodec.header(message.headers(), "ce_time")).isPresent();
        assertThat(EventCodec.header(message.headers(), "content-type")).contains("application/json");
    }

    @Test
    void poisonGoesToTheDeadLettersByteForByteAndThePartitionGoesOn() {
        byte[] poison = {(byte) 0xff, 0, 1, '{', (byte) 0xc3};
        String key = "poisoned";
        long before = pending();
        publisher().publish(removed(key, 1));
        sendRaw(key, poison, "news.source.changed.v1");
        sendRaw(key, null, "news.source.changed.v1");
        sendRaw(key, EventCodec.toJson(removed("another-key", 1)), "news.source.removed.v1");
        publisher().publish(removed(key, 2));

        eventually().untilAsserted(() -> assertThat(listener().versionsOf(key)).containsExactly(1L, 2L));
        eventually().until(() -> pending() == before + 3);
        List<ConsumerRecord<byte[], byte[]>> letters = lettersOf(key);
        assertThat(letters.getFirst().value()).isEqualTo(poison);
        assertThat(letters.get(1).value()).isNull();
        assertThat(letters).allSatisfy(letter -> {
            assertThat(EventCodec.header(letter.headers(), EventHeaders.DEAD_LETTER_REASON))
                    .hasValueSatisfying(reason -> assertThat(reason).startsWith("UnreadableEventException"));
            assertThat(EventCodec.header(letter.headers(), "ce_type")).isPresent();
        });
    }

    @Test
    void whatTheListenerCannotHandleIsTriedAgainThenADeadLetterThenReplayed() {
        String key = "stubborn";
        listener().refuse.add(key);
        byte[] original = EventCodec.toJson(removed(key, 1));
        long before = pending();
        publisher().publishAll(List.of(removed("before", 1), removed(key, 1), removed("after", 1)));

        eventually().until(() -> pending() == before + 1);
        eventually()
                .untilAsserted(() -> assertThat(listener().versionsOf("after")).contains(1L));
        assertThat(listener().attempts(key)).isGreaterThanOrEqualTo(4);
        assertThat(lettersOf(key).getLast().value()).isEqualTo(original);

        DeadLetters.Replay stillRefused = deadLetters().replay(Topics.SOURCES.name());
        assertThat(stillRefused.failed()).isPositive();
        listener().refuse.clear();
        assertNothingIsReplayedWhileTheListenerCannot(key);
        deadLetters().replay(Topics.SOURCES.name());

        assertThat(listener().versionsOf(key)).containsExactly(1L);
        assertThat(deadLetters().list(Topics.SOURCES.name(), 100))
                .noneSatisfy(letter -> assertThat(letter.key()).isEqualTo(key));
        assertThat(messages(Topics.SOURCES.name()).stream()
                        .filter(each -> new String(each.key(), StandardCharsets.UTF_8).equals(key)))
                .as("never back into the source topic")
                .hasSize(1);
    }

    private static void assertNothingIsReplayedWhileTheListenerCannot(String key) {
        long before = pending();
        listener().unprepared = true;
        DeadLetters.Replay unprepared = deadLetters().replay(Topics.SOURCES.name());
        listener().unprepared = false;
        assertThat(unprepared).isEqualTo(new DeadLetters.Replay(0, 0, Math.toIntExact(before)));
        assertThat(pending()).isEqualTo(before);

        listener().away = true;
        DeadLetters.Replay outage = deadLetters().replay(Topics.SOURCES.name());
        listener().away = false;
        assertThat(outage.replayed()).isZero();
        assertThat(outage.left()).isEqualTo(before - outage.failed()).isPositive();
        assertThat(listener().versionsOf(key)).isEmpty();
    }

    @Test
    void anOutageIsWaitedForAndNeverADeadLetter() {
        String key = "patient";
        listener().away = true;
        long before = pending();
        publisher().publish(removed(key, 1));
        eventually().until(() -> listener().attempts(key) >= 5);

        assertThat(pending()).isEqualTo(before);
        listener().away = false;

        eventually().untilAsserted(() -> assertThat(listener().versionsOf(key)).containsExactly(1L));
    }

    @Test
    void anUnknownTypeIsSkipped() {
        long before = pending();
        sendRaw("skipped", "{}".getBytes(StandardCharsets.UTF_8), "news.source.merged.v1");
        publisher().publish(removed("skipped", 1));

        eventually()
                .untilAsserted(
                        () -> assertThat(listener().versionsOf("skipped")).containsExactly(1L));
        assertThat(pending()).isEqualTo(before);
    }

    @Test
    void aTopicIsReadToItsEndOutsideAnyGroup() {
        publisher().publishAll(List.of(removed("whole", 1), removed("whole", 2)));
        List<Long> versions = new ArrayList<>();

        service.getBean(TopicReader.class).<SourceEvent>readToEnd(Topics.SOURCES, received -> {
            if (received.event().sourceId().equals("whole")) {
                versions.add(received.event().version());
            }
        });

        assertThat(versions).containsExactly(1L, 2L);
    }

    @Test
    void whatTheGroupHasHandledSinceATimeIsReadAgain() throws Exception {
        publisher().publish(removed("handled", 1));
        eventually()
                .untilAsserted(
                        () -> assertThat(listener().versionsOf("handled")).containsExactly(1L));
        await().pollDelay(Duration.ofMillis(5)).until(() -> true); // of another millisecond than what follows
        Instant between = Instant.now();
        publisher().publish(removed("handled", 2));

        eventually().untilAsserted(() -> assertThat(handledSince(between)).containsExactly(2L));
        assertThat(handledSince(Instant.EPOCH)).containsExactly(1L, 2L);
        assertThat(handledSince(between.plusSeconds(60))).isEmpty();
    }

    private static List<Long> handledSince(Instant since) {
        List<Long> versions = new ArrayList<>();
        service.getBean(TopicReader.class).<SourceEvent>readHandled(Topics.SOURCES, since, received -> {
            if (received.event().sourceId().equals("handled")) {
                versions.add(received.event().version());
            }
        });
        return versions;
    }

    @Test
    void aTopicThatDoesNotExistIsNotReadAsAnEmptyOne() {
        assertThatExceptionOfType(UnknownTopicOrPartitionException.class)
                .isThrownBy(() -> service.getBean(TopicReader.class).<ArticleEvent>readToEnd(Topics.ARTICLES, _ -> {}));
    }

    private static ConditionFactory eventually() {
        return await().atMost(Duration.ofSeconds(40));
    }

    private static SourceRemoved removed(String id, long version) {
        SourceDescription description =
                new SourceDescription("name of " + id, null, "und", "UTC", DisplayPolicy.LINK, null, null);
        return new SourceRemoved(id, version, description, Instant.EPOCH);
    }

    private static EventPublisher publisher() {
        return service.getBean(EventPublisher.class);
    }

    private static SourceReader.SourceListener listener() {
        return service.getBean(SourceReader.SourceListener.class);
    }

    private static DeadLetters deadLetters() {
        return service.getBean(DeadLetters.class);
    }

    private static long pending() {
        return deadLetters().pending(Topics.SOURCES.name());
    }

    private static List<ConsumerRecord<byte[], byte[]>> lettersOf(String key) {
        return messages(Topics.SOURCES.deadLetters("ingest-service")).stream()
                .filter(each -> new String(each.key(), StandardCharsets.UTF_8).equals(key))
                .toList();
    }

    private static void sendRaw(String key, byte[] body, String type) {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker.getBrokersAsString()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var message = new ProducerRecord<>(Topics.SOURCES.name(), EventCodec.utf8(key), body);
            message.headers().add("ce_type", EventCodec.utf8(type));
            producer.send(message);
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> messages(String topic) {
        List<ConsumerRecord<byte[], byte[]>> messages = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", broker.getBrokersAsString()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofMillis(100)).forEach(messages::add);
            }
        }
        return messages;
    }

    /** A service that reads sources and does as its test says. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class SourceReader {

        @Bean
        SourceListener sourceListener() {
            return new SourceListener();
        }

        @Bean
        Outage listenersOutage() {
            return failure -> failure instanceof StoreAway;
        }

        static final class StoreAway extends RuntimeException {}

        static final class SourceListener implements EventListener<SourceEvent> {

            final Set<String> refuse = ConcurrentHashMap.newKeySet();
            volatile boolean away;
            volatile boolean unprepared;
            private final List<SourceEvent> handled = new CopyOnWriteArrayList<>();
            private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

            @Override
            public Topic topic() {
                return Topics.SOURCES;
            }

            @Override
            public void prepare() {
                if (unprepared) {
                    throw new IllegalStateException("not prepared");
                }
            }

            @Override
            public void onEvents(List<ReceivedEvent<SourceEvent>> events) {
                events.forEach(each -> attempts.merge(each.event().sourceId(), 1, Integer::sum));
                if (away) {
                    throw new IllegalStateException("wrapped", new StoreAway());
                }
                for (ReceivedEvent<SourceEvent> each : events) {
                    if (refuse.contains(each.event().sourceId())) {
                        throw new AssertionError("refused");
                    }
                    if (each.event() instanceof SourceChanged || !handled.contains(each.event())) {
                        handled.add(each.event());
                    }
                }
            }

            int attempts(String key) {
                return attempts.getOrDefault(key, 0);
            }

            List<Long> versionsOf(String key) {
                return handled.stream()
                        .filter(event -> event.sourceId().equals(key))
                        .map(SourceEvent::version)
                        .toList();
            }

            void reset() {
                refuse.clear();
                away = false;
                unprepared = false;
            }
        }
    }
}
