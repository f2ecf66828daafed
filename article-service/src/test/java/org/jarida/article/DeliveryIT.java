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
import org.jarida.test.GoldenEvents;
import org.jarida.test.TcpSwitch;
import org.jarida.test.TestBroker;
import org.jarida.test.TestStore;
import org.jarida.test.TopicProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The three listeners on a real broker: duplicates, disorder, poison, and a store that goes away. */
class DeliveryIT {

    private static final AtomicInteger NUMBERS = new AtomicInteger(5000);
    private static final Instant AT = Instant.parse("2026-11-22T08:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(20);

    /** What each listener reads, and how its effect is seen; a subject is a number of the test's own. */
    enum Subscription {
        ENTRIES(Topics.ENTRIES) {
            @Override
            Event event(int subject) {
                return Entries.discovered(Entries.id(subject), Entries.content("عنوان " + subject));
            }

            @Override
            boolean seen(RunningService service, int subject) {
                return service.bean(Articles.class).find(Entries.id(subject)) instanceof Lookup.Found;
            }
        },
        SOURCES(Topics.SOURCES) {
            @Override
            Event event(int subject) {
                return SourceEvents.changed("s" + subject, 1, "اسم " + subject, DisplayPolicy.FULL);
            }

            @Override
            boolean seen(RunningService service, int subject) {
                return service.bean(Sources.class).find("s" + subject).isPresent();
            }
        },
        VERDICTS(Topics.IMAGE_VERDICTS) {
            @Override
            Event event(int subject) {
                return hidden(subject, 1);
            }

            @Override
            boolean seen(RunningService service, int subject) {
                String image = Entries.image(subject);
                return service.bean(Verdicts.class).hidden(List.of(image)).contains(image);
            }
        };

        private final Topic topic;

        Subscription(Topic topic) {
            this.topic = topic;
        }

        abstract Event event(int subject);

        abstract boolean seen(RunningService service, int subject);
    }

    @ParameterizedTest
    @EnumSource
    void poisonIsDeadLetteredByteForByteAndThePartitionGoesOn(Subscription subscription) {
        byte[] poison = {'{', (byte) 0xff, 0, '"', (byte) 0xc3, 'x'};
        int before = NUMBERS.incrementAndGet();
        int after = NUMBERS.incrementAndGet();
        try (RunningService service = RunningService.start()) {
            ProducerRecord<byte[], byte[]> spoilt = onPartition(0, subscription.event(before), poison);
            Wire.send(onPartition(0, subscription.event(before), null));
            Wire.send(spoilt);
            Wire.send(onPartition(0, subscription.event(after), null));

            await().atMost(SOON).until(() -> subscription.seen(service, after));
            assertThat(subscription.seen(service, before)).isTrue();
            ConsumerRecord<byte[], byte[]> letter = await().atMost(SOON)
                    .until(
                            () -> letters(subscription.topic).stream()
                                    .filter(each -> Arrays.equals(each.value(), poison))
                                    .findFirst()
                                    .orElse(null),
                            found -> found != null);
            assertThat(letter.key()).isEqualTo(spoilt.key());
            assertThat(letter.partition()).isZero();
            spoilt.headers()
                    .forEach(header -> assertThat(
                                    letter.headers().lastHeader(header.key()).value())
                            .isEqualTo(header.value()));
            assertThat(new String(
                            letter.headers().lastHeader("dead-letter-reason").value(), UTF_8))
                    .contains("UnreadableEventException");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeadLetterIsReplayedToItsOwnListener(Subscription subscription) {
        int subject = NUMBERS.incrementAndGet();
        try (RunningService service = RunningService.start()) {
            DeadLetters letters = service.bean(DeadLetters.class);
            await().atMost(SOON).ignoreExceptions().until(() -> {
                letters.replay(subscription.topic.name());
                return true;
            });
            int onTopic = messages(subscription.topic).size();
            ProducerRecord<byte[], byte[]> message = Wire.message(subscription.event(subject));
            Wire.send(new ProducerRecord<>(
                    subscription.topic.deadLetters("article-service"),
                    3,
                    message.key(),
                    message.value(),
                    message.headers()));

            assertThat(letters.pending(subscription.topic.name())).isGreaterThanOrEqualTo(1);
            DeadLetters.Replay replay = letters.replay(subscription.topic.name());

            assertThat(replay.replayed()).isEqualTo(1);
            assertThat(replay.left()).isZero();
            assertThat(subscription.seen(service, subject)).isTrue();
            assertThat(messages(subscription.topic)).hasSize(onTopic);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStoreThatGoesAwayLosesNothingAndDeadLettersNothing(Subscription subscription) throws Exception {
        InetSocketAddress store = TestStore.address();
        try (TcpSwitch connection = new TcpSwitch(store);
                RunningService service = RunningService.start(Map.of(
                        "spring.mongodb.uri",
                        TestStore.uri().replace(":" + store.getPort(), ":" + connection.port())))) {
            int first = NUMBERS.incrementAndGet();
            Wire.publish(subscription.event(first));
            await().atMost(SOON).until(() -> subscription.seen(service, first));
            int lettersBefore = letters(subscription.topic).size();

            connection.cut();
            RunningService.Answer away = service.get("/api/v1/articles");
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.header("Retry-After")).matches("[0-9]+");
            int from = NUMBERS.addAndGet(20) - 19;
            for (int subject = from; subject < from + 20; subject++) {
                Wire.publish(subscription.event(subject));
            }
            await().during(Duration.ofSeconds(4))
                    .atMost(Duration.ofSeconds(6))
                    .until(() -> letters(subscription.topic).size() == lettersBefore);
            connection.mend();

            for (int subject = from; subject < from + 20; subject++) {
                int each = subject;
                await().atMost(SOON).ignoreExceptions().until(() -> subscription.seen(service, each));
            }
            assertThat(letters(subscription.topic)).hasSize(lettersBefore);
        }
    }

    @Test
    void whatIsOnTheTopicOfArticlesIsTheStoredStateInGoldenForm() {
        int subject = NUMBERS.incrementAndGet();
        String id = Entries.id(subject);
        try (RunningService service = RunningService.start()) {
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
    }

    @Test
    void aVerdictBeforeItsArticleAndAnOldOneAfterItBothEndRight() {
        int subject = NUMBERS.incrementAndGet();
        String id = Entries.id(subject);
        String image = Entries.image(subject);
        try (RunningService service = RunningService.start()) {
            Wire.publish(hidden(subject, 3));
            await().atMost(SOON).until(() -> Subscription.VERDICTS.seen(service, subject));
            Wire.publish(
                    SourceEvents.changed("s" + subject, 1, "ص", DisplayPolicy.FULL),
                    Entries.discovered(id, Entries.content("s" + subject, "ar", "عنوان", AT, subject)),
                    hidden(subject, 3),
                    new ImageRestored(
                            image, true, CaseState.RESTORED, 2, 2, 1, "HUMAN", ActorKind.MODERATOR, null, AT));

            await().atMost(SOON).until(() -> Subscription.ENTRIES.seen(service, subject));
            await().atMost(SOON).until(() -> Subscription.SOURCES.seen(service, subject));
            await().during(Duration.ofSeconds(1))
                    .atMost(SOON)
                    .until(() -> Subscription.VERDICTS.seen(service, subject));
            Lookup.Found found = (Lookup.Found) service.bean(Articles.class).find(id);
            assertThat(found.article().hiddenImages()).isEqualTo(1);
            assertThat(found.article().bodyHtml()).doesNotContain(image).contains("نهاية");
            assertThat(found.article().revision()).isEqualTo(1);
        }
    }

    @Test
    void goldenSourceAndVerdictHaveTheirEffect() {
        try (RunningService service = RunningService.start()) {
            SourceChanged source = GoldenEvents.event(SourceChanged.class);
            ImageHidden verdict = GoldenEvents.event(ImageHidden.class);
            Wire.publish(source, verdict);

            await().atMost(SOON)
                    .until(() ->
                            service.bean(Sources.class).find(source.sourceId()).isPresent());
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

    private static ProducerRecord<byte[], byte[]> onPartition(int partition, Event event, byte[] spoilt) {
        ProducerRecord<byte[], byte[]> message = Wire.message(event);
        return new ProducerRecord<>(
                message.topic(),
                partition,
                message.key(),
                spoilt == null ? message.value() : spoilt,
                message.headers());
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
