package org.jarida.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.ingest.entry.ParsedEntries.NOW;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.jarida.events.EntryEvent;
import org.jarida.events.EntryWithdrawn;
import org.jarida.events.Topics;
import org.jarida.events.WithdrawalReason;
import org.jarida.events.kafka.EventCodec;
import org.jarida.events.kafka.EventPublisher;
import org.jarida.ingest.RunningIngest;
import org.jarida.test.TestBroker;
import org.jarida.test.TestStore;
import org.jarida.test.TopicProbe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands last on the topic. */
class EntryPublisherIT {

    private static final Clock LATER = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);

    private static RunningIngest ingest;

    private EntryStore store;

    @BeforeAll
    static void start() {
        ingest = RunningIngest.start();
    }

    @AfterAll
    static void stop() {
        ingest.close();
    }

    @BeforeEach
    void open() {
        store = new MongoEntryStore(TestStore.freshDatabase());
        store.ensureIndexes();
    }

    @Test
    void anEntryTakenDownWhileItIsPublishedStandsWithdrawn() {
        Entry entry = stored("overtaken", "عنوان");

        publisher(before("published", () -> {
                    takeDown(entry);
                    publisher(store).relay();
                }))
                .publish(List.of(entry));
        publisher(store).relay();

        assertThat(events(entry).getLast()).isInstanceOf(EntryWithdrawn.class);
        assertThat(store.oldestPending()).isEmpty();
    }

    @Test
    void anEntryTakenDownWhileItIsRepublishedStandsWithdrawn() {
        Entry entry = stored("republished", "عنوان");
        publisher(store).relay();
        store.requestRepublication("republished", NOW);

        publisher(before("archived", () -> {
                    takeDown(entry);
                    publisher(store).relay();
                }))
                .republish();
        publisher(store).relay();

        assertThat(events(entry).getLast()).isInstanceOf(EntryWithdrawn.class);
        assertThat(store.oldestPending()).isEmpty();
    }

    @Test
    void noPastRevisionOfATombstoneIsRepublished() {
        Entry entry = stored("buried", "عنوان");
        store.archive(entry.id(), 1, EntryContent.of(entry));
        takeDown(entry);
        store.requestRepublication("buried", NOW);

        publisher(store).republish();

        assertThat(events(entry)).singleElement().isInstanceOf(EntryWithdrawn.class);
    }

    private Entry stored(String source, String title) {
        String guid = source + Math.abs(title.hashCode());
        Entry entry = ParsedEntries.stored(
                source, ParsedEntries.entry(guid, "https://example.org/" + guid, title, "<p>نص</p>"));
        assertThat(store.insert(entry)).isTrue();
        return entry;
    }

    private void takeDown(Entry entry) {
        Entry known = store.find(entry.id()).orElseThrow();
        assertThat(store.replace(known.withdrawn(EntryState.TAKEN_DOWN, WithdrawalReason.TAKEDOWN, "", NOW)))
                .isTrue();
    }

    private static EntryPublisher publisher(EntryStore store) {
        return new EntryPublisher(
                store, ingest.context().getBean(EventPublisher.class), LATER, new SimpleMeterRegistry());
    }

    /** The store to somebody who is overtaken as it comes to call this method. */
    private EntryStore before(String method, Runnable others) {
        return (EntryStore) Proxy.newProxyInstance(
                EntryStore.class.getClassLoader(), new Class<?>[] {EntryStore.class}, (_, called, arguments) -> {
                    if (called.getName().equals(method)) {
                        others.run();
                    }
                    try {
                        return called.invoke(store, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private static List<EntryEvent> events(Entry entry) {
        return new TopicProbe(TestBroker.bootstrapServers(), Topics.ENTRIES.name())
                .messages().stream()
                        .flatMap(message -> EventCodec.decode(Topics.ENTRIES, message).stream())
                        .map(EntryEvent.class::cast)
                        .filter(event -> event.articleId().equals(entry.id()))
                        .toList();
    }
}
