package org.jarida.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jarida.events.SourceRemoved;
import org.jarida.events.Topics;
import org.jarida.events.kafka.EventCodec;
import org.jarida.events.kafka.EventPublisher;
import org.jarida.ingest.RunningIngest;
import org.jarida.ingest.poll.Feeds;
import org.jarida.test.TestBroker;
import org.jarida.test.TestStore;
import org.jarida.test.TopicProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What writers leave who are killed on the way from the store to the topic. */
class SourceRelayIT {

    private static final Duration LONG = Duration.ofSeconds(30);

    private static RunningIngest ingest;

    @BeforeAll
    static void start() {
        ingest = RunningIngest.start();
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @Test
    void aSourceWrittenButNotPublishedIsAppliedAndPublished() {
        Source source = SourceStoreContract.source("unsent");
        store().insert(source);

        awaitSettled("unsent");

        assertThat(messages("unsent")).hasSize(1);
        assertThat(ingest.context().getBean(Feeds.class).health(source)).hasSize(1);
    }

    @Test
    void aVersionPublishedButNotSettledIsPublishedAgainUnchanged() {
        store().insert(SourceStoreContract.source("unsettled"));
        awaitSettled("unsettled");

        store().markPending("unsettled", Instant.parse("2026-01-01T00:00:00Z"));
        awaitSettled("unsettled");

        List<ConsumerRecord<byte[], byte[]>> messages = messages("unsettled");
        assertThat(messages).hasSize(2);
        assertThat(messages.getLast().value()).isEqualTo(messages.getFirst().value());
    }

    @Test
    void aRemovalWrittenButNotPublishedTakesTheFeedsAway() {
        Source source = SourceStoreContract.source("unsent-removal");
        store().insert(source);
        awaitSettled("unsent-removal");

        store().replace(source.gone(false, Instant.parse("2026-11-22T13:00:00Z")));
        awaitSettled("unsent-removal");

        assertThat(EventCodec.decode(Topics.SOURCES, messages("unsent-removal").getLast()))
                .hasValueSatisfying(event -> assertThat(event).isInstanceOf(SourceRemoved.class));
        assertThat(ingest.context().getBean(Feeds.class).health(source)).isEmpty();
    }

    @Test
    void aSourceThatFailsDoesNotHoldUpTheOthers() {
        SourceStore store = new MongoSourceStore(TestStore.freshDatabase());
        List<String> ids = List.of("sound-1", "broken", "sound-2");
        ids.forEach(id -> store.insert(SourceStoreContract.source(id)));
        SourceWatcher watcher = source -> {
            if (source.id().equals("broken")) {
                throw new IllegalStateException("as a watcher of our own may fail");
            }
        };

        new SourceRelay(
                        store,
                        List.of(watcher),
                        ingest.context().getBean(EventPublisher.class),
                        Clock.systemUTC(),
                        new SimpleMeterRegistry())
                .relay();

        assertThat(store.pending(10)).extracting(Source::id).containsExactly("broken");
        assertThat(messages("sound-1")).hasSize(1);
        assertThat(messages("sound-2")).hasSize(1);
    }

    private static SourceStore store() {
        return ingest.context().getBean(SourceStore.class);
    }

    private static void awaitSettled(String id) {
        await().atMost(LONG).until(() -> store().find(id).orElseThrow().pendingSince() == null);
    }

    private static List<ConsumerRecord<byte[], byte[]>> messages(String id) {
        return new TopicProbe(TestBroker.bootstrapServers(), Topics.SOURCES.name())
                .messages().stream()
                        .filter(message -> id.equals(new String(message.key(), StandardCharsets.UTF_8)))
                        .toList();
    }
}
