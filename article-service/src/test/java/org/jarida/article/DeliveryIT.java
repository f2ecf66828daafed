package org.jarida.article;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jarida.article.article.Articles;
import org.jarida.article.article.Entries;
import org.jarida.article.article.Lookup;
import org.jarida.article.source.Source;
import org.jarida.article.source.SourceEvents;
import org.jarida.article.source.Sources;
import org.jarida.article.verdict.Verdicts;
import org.jarida.events.ActorKind;
import org.jarida.events.ArticleContent;
import org.jarida.events.CaseState;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.Event;
import org.jarida.events.ImageHidden;
import org.jarida.events.ImageRestored;
import org.jarida.events.SourceChanged;
import org.jarida.events.SourceRemoved;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.jarida.events.kafka.DeadLetters;
import org.jarida.events.kafka.EventHeaders;
import org.jarida.test.GoldenEvents;
import org.jarida.test.Refusals;
import org.jarida.test.TcpSwitch;
import org.jarida.test.TestBroker;
import org.jarida.test.TestStore;
import org.jarida.test.TopicProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The three listeners on a real broker: duplicates, disorder, poison, faults, and a store that goes away. Those of sources
 * and verdicts publish nothing, so nothing can be killed between their write and a publication; what a crash leaves of
 * entries is shown beside their listener.
 */
class DeliveryIT {

    private static final AtomicInteger NUMBERS = new AtomicInteger(5000);
    private static final Instant AT = Instant.parse("2026-11-22T08:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(40);

    private static TcpSwitch store;
    private static RunningService service;

    /** What each listener reads, and how its effect is seen; a subject is a number of the test's own. */
    enum Subscription {
        ENTRIES(Topics.ENTRIES) {
            @Override
            Event event(int subject, long version) {
                ArticleContent content = Entries.content("عنوان " + subject + "." + version);
                return version == 1
                        ? Entries.discovered(Entries.id(subject), content)
                        : Entries.revised(Entries.id(subject), version, content);
            }

            @Override
            Optional<String> effect(int subject) {
                return service.bean(Articles.class).find(Entries.id(subject)) instanceof Lookup.Found found
                        ? Optional.of(found.article().title())
                        : Optional.empty();
            }
        },
        SOURCES(Topics.SOURCES) {
            @Override
            Event event(int subject, long version) {
                return SourceEvents.changed(
                        "s" + subject, version, "اسم " + subject + "." + version, DisplayPolicy.FULL);
            }

            @Override
            Optional<String> effect(int subject) {
                return service.bean(Sources.class).find("s" + subject).map(Source::name);
            }
        },
        VERDICTS(Topics.IMAGE_VERDICTS) {
            @Override
            Event event(int subject, long version) {
                return version % 2 == 1 ? hidden(subject, version) : restored(subject, version);
            }

            @Override
            Optional<String> effect(int subject) {
                return Optional.of(Entries.image(subject))
                        .filter(image -> service.bean(Verdicts.class)
                                .hidden(List.of(image))
                                .contains(image));
            }
        };

        private final Topic topic;

        Subscription(Topic topic) {
            this.topic = topic;
        }

        /** The event that makes this version of a subject; an odd one is seen by its effect. */
        abstract Event event(int subject, long version);

        /** What the service tells of a subject, in words that differ from version to version; empty when nothing. */
        abstract Optional<String> effect(int subject);

        boolean seen(int subject) {
            return effect(subject).isPresent();
        }
    }

    @BeforeAll
    static void start() {
        Wire.declareTopics(TestBroker.bootstrapServers());
        InetSocketAddress address = TestStore.address();
        store = new TcpSwitch(address);
        service = RunningService.start(
                Map.of("spring.mongodb.uri", TestStore.uri().replace(":" + address.getPort(), ":" + store.port())));
    }

    @AfterAll
    static void stop() {
        service.close();
        store.close();
    }

    @ParameterizedTest
    @EnumSource
    void aDuplicateAndAnOlderOneThatComesLateChangeNothing(Subscription subscription) {
        int subject = NUMBERS.incrementAndGet();
        int last = NUMBERS.incrementAndGet();
        Wire.send(onPartition(0, subscription.event(subject, 3), null));
        String newest = await().atMost(SOON)
                .until(() -> subscription.effect(subject), Optional::isPresent)
                .orElseThrow();

        Wire.send(onPartition(0, subscription.event(subject, 2), null));
        Wire.send(onPartition(0, subscription.event(subject, 3), null));
        Wire.send(onPartition(0, subscription.event(subject, 2), null));
        Wire.send(onPartition(0, subscription.event(last, 1), null));

        await().atMost(SOON).until(() -> subscription.seen(last));
        assertThat(subscription.effect(subject)).contains(newest);
    }

    @ParameterizedTest
    @EnumSource
    void poisonIsDeadLetteredByteForByteAndThePartitionGoesOn(Subscription subscription) {
        byte[] poison = {'{', (byte) 0xff, 0, '"', (byte) 0xc3, 'x'};
        int before = NUMBERS.incrementAndGet();
        int after = NUMBERS.incrementAndGet();
        ProducerRecord<byte[], byte[]> spoilt = onPartition(0, subscription.event(before, 1), poison);
        Wire.send(onPartition(0, subscription.event(before, 1), null));
        Wire.send(spoilt);
        Wire.send(onPartition(0, subscription.event(after, 1), null));

        await().atMost(SOON).until(() -> subscription.seen(after));
        assertThat(subscription.seen(before)).isTrue();
        assertIsLetterOf(awaitLetter(spoilt), spoilt, "UnreadableEventException");
    }

    /** The whole way of a letter whose cause is mended: tried, laid down with its reason, replayed, handled. */
    @ParameterizedTest
    @EnumSource
    void whatTheListenerRefusedIsHandledWhenItsLetterIsReplayed(Subscription subscription) {
        int subject = NUMBERS.incrementAndGet();
        int after = NUMBERS.incrementAndGet();
        Event event = subscription.event(subject, 1);
        ProducerRecord<byte[], byte[]> message = onPartition(3, event, null);
        service.refusals().refuse(event.key());
        Wire.send(message);
        Wire.send(onPartition(3, subscription.event(after, 1), null));

        assertIsLetterOf(awaitLetter(message), message, Refusals.WORDS);
        await().atMost(SOON).until(() -> subscription.seen(after));
        assertThat(subscription.seen(subject)).isFalse();
        int onTopic = messages(subscription.topic).size();
        service.refusals().mend();

        DeadLetters.Replay replay = service.replay(subscription.topic);

        assertThat(replay.replayed()).isEqualTo(1);
        assertThat(replay.left()).isZero();
        assertThat(subscription.seen(subject)).isTrue();
        assertThat(messages(subscription.topic)).hasSize(onTopic);
        assertThat(service.replay(subscription.topic).replayed()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void aStoreThatGoesAwayLosesNothingAndDeadLettersNothing(Subscription subscription) {
        int first = NUMBERS.incrementAndGet();
        Wire.publish(subscription.event(first, 1));
        await().atMost(SOON).until(() -> subscription.seen(first));
        int lettersBefore = letters(subscription.topic).size();
        int from = NUMBERS.addAndGet(20) - 19;

        store.cut();
        try {
            RunningService.Answer away = service.get("/api/v1/articles");
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.header("Retry-After")).matches("[0-9]+");
            for (int subject = from; subject < from + 20; subject++) {
                Wire.publish(subscription.event(subject, 1));
            }
            await().during(Duration.ofSeconds(4))
                    .atMost(SOON)
                    .until(() -> letters(subscription.topic).size() == lettersBefore);
        } finally {
            store.mend();
        }

        for (int subject = from; subject < from + 20; subject++) {
            int each = subject;
            await().atMost(SOON).ignoreExceptions().until(() -> subscription.seen(each));
        }
        assertThat(letters(subscription.topic)).hasSize(lettersBefore);
    }

    @Test
    void whatIsOnTheTopicOfArticlesIsTheStoredStateInGoldenForm() {
        int subject = NUMBERS.incrementAndGet();
        String id = Entries.id(subject);
        Wire.publish(
                Entries.revised(id, 2, Entries.content("ب")),
                Entries.discovered(id, Entries.content("أ")),
                Entries.revised(id, 2, Entries.content("ب")));
        Wire.publish(Entries.withdrawn(id, 3));

        await().atMost(SOON).until(() -> service.bean(Articles.class).find(id) instanceof Lookup.Withdrawn);
        await().atMost(SOON).untilAsserted(() -> {
            ConsumerRecord<byte[], byte[]> last = ofKey(id).getLast();
            assertThat(header(last, "ce_type")).isEqualTo("news.article.withdrawn.v1");
            assertThat(header(last, "ce_id")).isEqualTo(id + ":3");
            assertThat(header(last, "ce_source")).isEqualTo("/article-service");
            assertThat(last.value()).asString(UTF_8).doesNotContain("bodyHtml");
        });
    }

    @Test
    void aVerdictBeforeItsArticleAndAnOldOneAfterItBothEndRight() {
        int subject = NUMBERS.incrementAndGet();
        String id = Entries.id(subject);
        String image = Entries.image(subject);
        Wire.publish(hidden(subject, 3));
        await().atMost(SOON).until(() -> Subscription.VERDICTS.seen(subject));
        Wire.publish(
                SourceEvents.changed("s" + subject, 1, "ص", DisplayPolicy.FULL),
                Entries.discovered(id, Entries.content("s" + subject, "ar", "عنوان", AT, subject)),
                hidden(subject, 3),
                restored(subject, 2));

        await().atMost(SOON).until(() -> Subscription.ENTRIES.seen(subject));
        await().atMost(SOON).until(() -> Subscription.SOURCES.seen(subject));
        await().during(Duration.ofSeconds(1)).atMost(SOON).until(() -> Subscription.VERDICTS.seen(subject));
        Lookup.Found found = (Lookup.Found) service.bean(Articles.class).find(id);
        assertThat(found.article().hiddenImages()).isEqualTo(1);
        assertThat(found.article().bodyHtml()).doesNotContain(image).contains("نهاية");
        assertThat(found.article().revision()).isEqualTo(1);
    }

    @Test
    void goldenSourceAndVerdictHaveTheirEffect() {
        SourceChanged source = GoldenEvents.event(SourceChanged.class);
        ImageHidden verdict = GoldenEvents.event(ImageHidden.class);
        Wire.publish(source, verdict);

        await().atMost(SOON)
                .until(() -> service.bean(Sources.class).find(source.sourceId()).isPresent());
        assertThat(service.bean(Sources.class).find(source.sourceId()).orElseThrow())
                .returns(true, Source::followed)
                .returns(source.description().name(), Source::name)
                .returns(source.description().policy(), Source::policy);
        Wire.publish(GoldenEvents.event(SourceRemoved.class));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(service.bean(Sources.class)
                                .find(source.sourceId())
                                .orElseThrow())
                        .returns(false, Source::followed)
                        .returns(source.description().name(), Source::name));
        await().atMost(SOON)
                .until(() -> service.bean(Verdicts.class)
                        .hidden(List.of(verdict.imageId()))
                        .contains(verdict.imageId()));

        Wire.publish(GoldenEvents.event(ImageRestored.class));
        await().atMost(SOON)
                .until(() -> service.bean(Verdicts.class)
                        .hidden(List.of(verdict.imageId()))
                        .isEmpty());
    }

    private static ImageHidden hidden(int subject, long version) {
        return new ImageHidden(
                Entries.image(subject),
                false,
                CaseState.AUTO_HIDDEN,
                version,
                1,
                0,
                "CONTRACT",
                ActorKind.RULE,
                null,
                AT);
    }

    private static ImageRestored restored(int subject, long version) {
        return new ImageRestored(
                Entries.image(subject),
                true,
                CaseState.RESTORED,
                version,
                2,
                1,
                "HUMAN",
                ActorKind.MODERATOR,
                null,
                AT);
    }

    private static ProducerRecord<byte[], byte[]> onPartition(int partition, Event event, byte[] spoilt) {
        ProducerRecord<byte[], byte[]> message = Wire.message(event);
        return new ProducerRecord<>(
                message.topic(),
                partition,
                message.key(),
                spoilt == null ? message.value() : spoilt,
                message.headers());
    }

    /** The one dead letter of a message, once it is there. */
    private static ConsumerRecord<byte[], byte[]> awaitLetter(ProducerRecord<byte[], byte[]> message) {
        String topic = Topic.deadLetters(message.topic(), "article-service");
        return await().atMost(SOON)
                .until(
                        () -> new TopicProbe(TestBroker.bootstrapServers(), topic)
                                .messages().stream()
                                        .filter(letter -> Arrays.equals(letter.key(), message.key()))
                                        .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private static void assertIsLetterOf(
            ConsumerRecord<byte[], byte[]> letter, ProducerRecord<byte[], byte[]> message, String reason) {
        assertThat(letter.value()).isEqualTo(message.value());
        assertThat(letter.partition()).isEqualTo(message.partition());
        message.headers()
                .forEach(header -> assertThat(
                                letter.headers().lastHeader(header.key()).value())
                        .isEqualTo(header.value()));
        assertThat(new String(
                        letter.headers()
                                .lastHeader(EventHeaders.DEAD_LETTER_REASON)
                                .value(),
                        UTF_8))
                .contains(reason);
    }

    private static List<ConsumerRecord<byte[], byte[]>> letters(Topic topic) {
        return new TopicProbe(TestBroker.bootstrapServers(), topic.deadLetters("article-service")).messages();
    }

    private static List<ConsumerRecord<byte[], byte[]>> messages(Topic topic) {
        return new TopicProbe(TestBroker.bootstrapServers(), topic.name()).messages();
    }

    private static List<ConsumerRecord<byte[], byte[]>> ofKey(String id) {
        return messages(Topics.ARTICLES).stream()
                .filter(message -> new String(message.key(), UTF_8).equals(id))
                .toList();
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        return new String(message.headers().lastHeader(name).value(), UTF_8);
    }
}
