package org.jarida.ingest.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.awt.Color;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.events.EntryDiscovered;
import org.jarida.events.ImageHidden;
import org.jarida.events.ImageRestored;
import org.jarida.events.Topics;
import org.jarida.events.kafka.EventCodec;
import org.jarida.events.kafka.EventHeaders;
import org.jarida.events.kafka.EventPublisher;
import org.jarida.ingest.Newspaper;
import org.jarida.ingest.RunningIngest;
import org.jarida.test.Refusals;
import org.jarida.test.TcpSwitch;
import org.jarida.test.TestBroker;
import org.jarida.test.TestStore;
import org.jarida.test.TopicProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Verdicts and the bytes they hide: in any order, twice, unreadable, refused, and while the store is away. The listener
 * publishes nothing: there is nothing between a write and a publication to be killed in.
 */
class VerdictListenerIT {

    private static final Duration LONG = Duration.ofSeconds(40);
    private static final String DLT = Topics.IMAGE_VERDICTS.deadLetters(RunningIngest.AUDIENCE);

    private static Newspaper newspaper;
    private static TcpSwitch store;
    private static RunningIngest ingest;

    @BeforeAll
    static void start() throws Exception {
        newspaper = new Newspaper();
        store = new TcpSwitch(TestStore.address());
        declareVerdicts();
        ingest = RunningIngest.start("spring.mongodb.uri=mongodb://127.0.0.1:" + store.port());
    }

    @AfterAll
    static void stop() {
        ingest.close();
        store.close();
        newspaper.close();
    }

    @Test
    void servesByTheCachingRulesUntilHiddenAndAgainWhenRestored() {
        String id = storedImage("serve", new Color(1, 2, 3));
        HttpResponse<byte[]> served = ingest.get("/images/" + id);
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(served.headers().allValues("Cache-Control"))
                .singleElement()
                .satisfies(control -> assertThat(control.split(", "))
                        .containsExactlyInAnyOrder("max-age=60", "must-revalidate", "public"));
        String etag = served.headers().firstValue("ETag").orElseThrow();
        assertThat(etag).startsWith("\"").endsWith("\"");
        HttpResponse<byte[]> again = ingest.get("/images/" + id, "If-None-Match", etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(etag);
        assertThat(again.headers().firstValue("Cache-Control")).isPresent();
        assertThat(ingest.get("/images/" + id + "?w=320").headers().firstValue("ETag"))
                .isNotEqualTo(etag);

        publish(hidden(id, 1));

        await().atMost(LONG).until(() -> ingest.get("/images/" + id).statusCode() == 410);
        HttpResponse<byte[]> gone = ingest.get("/images/" + id, "If-None-Match", etag);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(new String(gone.body(), StandardCharsets.UTF_8)).contains("\"statement\":\"/appeals/" + id + "\"");
        HttpResponse<byte[]> review =
                ingest.send("GET", "/images/" + id + "?review", null, RunningIngest.staff("MODERATOR"));
        assertThat(review.statusCode()).isEqualTo(200);
        assertThat(review.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(
                        control -> assertThat(control).contains("no-store").contains("private"));

        publish(restored(id, 2));
        await().atMost(LONG).until(() -> ingest.get("/images/" + id).statusCode() == 200);
    }

    @Test
    void aVerdictMayComeTwiceLateAndBeforeItsImage() {
        Color colour = new Color(9, 8, 7);
        String id = DigestUtils.sha256Hex(Newspaper.png(300, 300, colour));
        publish(hidden(id, 5));
        publish(hidden(id, 5));
        publish(restored(id, 4));
        await().atMost(LONG).until(() -> ingest.get("/images/" + id).statusCode() == 410);

        assertThat(storedImage("early", colour)).isEqualTo(id);

        assertThat(ingest.get("/images/" + id).statusCode()).isEqualTo(410);
    }

    @Test
    void poisonIsADeadLetterByteForByteAndTheRestGoesOn() {
        String id = randomId();
        byte[] poison = {'{', (byte) 0xff, 0, 7};
        sendRaw(id, poison);
        publish(hidden(id, 1));

        await().atMost(LONG).until(() -> ingest.get("/images/" + id).statusCode() == 410);
        ConsumerRecord<byte[], byte[]> letter = awaitLetter(id);
        assertThat(letter.value()).isEqualTo(poison);
        assertThat(reason(letter)).startsWith("UnreadableEventException");
        assertThat(ingest.replay(Topics.IMAGE_VERDICTS).failed()).isPositive();
    }

    /** The whole way of a letter whose cause is mended: tried, laid down with its reason, replayed, handled. */
    @Test
    void whatTheListenerRefusedIsHandledWhenItsLetterIsReplayed() {
        String id = randomId();
        ImageHidden verdict = hidden(id, 1);
        ingest.refusals().refuse(id);
        publish(verdict);

        ConsumerRecord<byte[], byte[]> letter = awaitLetter(id);
        assertThat(letter.value()).isEqualTo(EventCodec.toJson(verdict));
        assertThat(reason(letter)).contains(Refusals.WORDS);
        assertThat(ingest.get("/images/" + id).statusCode()).isEqualTo(404);
        ingest.refusals().mend();

        assertThat(ingest.replay(Topics.IMAGE_VERDICTS).replayed()).isEqualTo(1);

        assertThat(ingest.get("/images/" + id).statusCode()).isEqualTo(410);
        assertThat(ingest.replay(Topics.IMAGE_VERDICTS).replayed()).isZero();
        assertThat(letters(id)).hasSize(1);
    }

    @Test
    void aStoreThatIsAwayLosesNothingAndDeadLettersNothing() {
        String id = randomId();
        store.cut();
        try {
            publish(hidden(id, 1));
            assertThat(ingest.get("/images/" + id).statusCode()).isEqualTo(503);
        } finally {
            store.mend();
        }

        await().atMost(LONG).until(() -> ingest.get("/images/" + id).statusCode() == 410);
        assertThat(letters(id)).isEmpty();
    }

    private static String storedImage(String source, Color colour) {
        newspaper.picture("/" + source + ".png", 300, 300, colour);
        newspaper.feed(
                "/" + source + ".xml",
                newspaper.item("/" + source, "عنوان", "<p>نص</p><img src='/" + source + ".png'>"));
        ingest.follow(source, newspaper.address("/" + source + ".xml"), "FULL");
        return ((EntryDiscovered) RunningIngest.awaitEntryEvents(source, 1).getFirst())
                .content()
                .images()
                .getFirst()
                .id();
    }

    private static void publish(org.jarida.events.Event event) {
        ingest.context().getBean(EventPublisher.class).publish(event);
    }

    private static ImageHidden hidden(String id, long version) {
        return new ImageHidden(
                id, false, CaseState.AUTO_HIDDEN, version, 1, 0, "third-reporter", ActorKind.RULE, null, Instant.EPOCH);
    }

    private static ImageRestored restored(String id, long version) {
        return new ImageRestored(
                id, true, CaseState.RESTORED, version, 2, 1, "moderator", ActorKind.MODERATOR, "fine", Instant.EPOCH);
    }

    private static List<ConsumerRecord<byte[], byte[]>> letters(String key) {
        return new TopicProbe(TestBroker.bootstrapServers(), DLT)
                .messages().stream()
                        .filter(message -> key.equals(new String(message.key(), StandardCharsets.UTF_8)))
                        .toList();
    }

    private static ConsumerRecord<byte[], byte[]> awaitLetter(String key) {
        return await().atMost(LONG)
                .until(() -> letters(key), found -> !found.isEmpty())
                .getFirst();
    }

    private static String reason(ConsumerRecord<byte[], byte[]> letter) {
        return new String(
                letter.headers().lastHeader(EventHeaders.DEAD_LETTER_REASON).value(), StandardCharsets.UTF_8);
    }

    private static void sendRaw(String key, byte[] value) {
        try (var producer = producer()) {
            var message =
                    new ProducerRecord<>(Topics.IMAGE_VERDICTS.name(), key.getBytes(StandardCharsets.UTF_8), value);
            message.headers().add("ce_type", "news.image.hidden.v1".getBytes(StandardCharsets.UTF_8));
            producer.send(message);
        }
    }

    private static KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", TestBroker.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** The topic's owner, moderation-service, is not there to declare it. */
    private static void declareVerdicts() throws Exception {
        try (var admin = org.apache.kafka.clients.admin.Admin.create(
                Map.of("bootstrap.servers", TestBroker.bootstrapServers()))) {
            if (!admin.listTopics().names().get().contains(Topics.IMAGE_VERDICTS.name())) {
                admin.createTopics(List.of(new org.apache.kafka.clients.admin.NewTopic(
                                Topics.IMAGE_VERDICTS.name(), 12, (short) 1)))
                        .all()
                        .get();
            }
        }
    }

    private static String randomId() {
        return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
    }
}
