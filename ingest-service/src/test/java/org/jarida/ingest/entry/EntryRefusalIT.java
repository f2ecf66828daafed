package org.jarida.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jarida.ingest.entry.ParsedEntries.NOW;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.EntryEvent;
import org.jarida.events.kafka.EventNotPublishedException;
import org.jarida.events.kafka.EventPublisher;
import org.jarida.ingest.RunningIngest;
import org.jarida.ingest.feed.ParsedEntry;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused, and a broker that is away: the others are not held up, and nothing that waits is forgotten. */
class EntryRefusalIT {

    private static final Clock LATER = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);
    private static final int MOST_ASKED = 3;
    private static final String SHORT = "<p>نص</p>";

    /** More than the producer may send here. */
    private static final String TOO_LONG = "<p>" + "نص طويل. ".repeat(4000) + "</p>";

    private static RunningIngest ingest;
    private static RunningIngest cutOff;

    private final AtomicInteger asked = new AtomicInteger();
    private EntryStore store;

    @BeforeAll
    static void start() {
        ingest = RunningIngest.start("spring.kafka.producer.properties.max.request.size=20000");
        cutOff = RunningIngest.start("spring.kafka.bootstrap-servers=127.0.0.1:1", "jarida.events.max-block=50ms");
    }

    @AfterAll
    static void stop() {
        ingest.close();
        cutOff.close();
    }

    @BeforeEach
    void open() {
        store = new MongoEntryStore(TestStore.freshDatabase());
        store.ensureIndexes();
    }

    @Test
    void oneThatIsRefusedHoldsUpNoOtherOfItsBatch() {
        Entry first = stored("batch", 1, SHORT);
        Entry refused = stored("batch", 2, TOO_LONG);
        Entry last = stored("batch", 3, SHORT);

        assertThat(publisher(ingest).publish(List.of(first, refused, last))).isEqualTo(2);

        assertThat(waiting()).containsExactly(refused.id());
        assertThat(onTopic("batch")).containsExactlyInAnyOrder(first.id(), last.id());
    }

    @Test
    void theRelayBringsOutAllButWhatIsRefused() {
        List<String> refused = stored("crowd", 1, 6, TOO_LONG);
        List<String> sound = stored("crowd", 7, 8, SHORT);

        // the order of a round is by chance: it ends before a sound one comes in less than one of two
        for (int round = 0; round < 60 && waiting().size() > refused.size(); round++) {
            assertNotPublished(publisher(ingest)::relay);
        }

        assertThat(waiting()).containsExactlyInAnyOrderElementsOf(refused);
        assertThat(onTopic("crowd")).containsExactlyInAnyOrderElementsOf(sound);
    }

    @Test
    void afterAFewRefusalsInARowTheRestIsNotAskedFor() {
        List<String> refused = stored("hopeless", 1, 10, TOO_LONG);

        assertNotPublished(publisher(ingest)::relay);

        assertThat(asked).hasValue(MOST_ASKED);
        assertThat(waiting()).containsExactlyInAnyOrderElementsOf(refused);
        assertThat(onTopic("hopeless")).isEmpty();
    }

    @Test
    void aBrokerThatIsAwayIsAskedAFewTimesAndAllIsPublishedWhenItIsBack() {
        List<String> all = stored("patient", 1, 10, SHORT);

        assertNotPublished(publisher(cutOff)::relay);

        assertThat(asked).hasValue(MOST_ASKED);
        assertThat(waiting()).containsExactlyInAnyOrderElementsOf(all);

        publisher(ingest).relay();

        assertThat(waiting()).isEmpty();
        assertThat(onTopic("patient")).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void aRefusedRepublicationStaysAndHoldsUpNoOther() {
        List<String> sound = stored("anew", 1, 4, SHORT);
        Entry refused = stored("anew", 5, TOO_LONG);
        requestRepublication("anew");

        publisher(ingest).republish();

        assertThat(requested()).containsExactly(refused.id());
        assertThat(onTopic("anew")).containsExactlyInAnyOrderElementsOf(sound);
        assertThat(waiting()).as("none has moved on").isEmpty();
    }

    @Test
    void aBrokerThatIsAwayEndsNoRequestToRepublish() {
        List<String> all = stored("kept", 1, 5, SHORT);
        requestRepublication("kept");

        assertNotPublished(publisher(cutOff)::republish);

        assertThat(asked).hasValue(MOST_ASKED);
        assertThat(requested()).containsExactlyInAnyOrderElementsOf(all);

        publisher(ingest).republish();

        assertThat(requested()).isEmpty();
        assertThat(onTopic("kept")).containsExactlyInAnyOrderElementsOf(all);
    }

    /** The old one may be the last on the topic now: whatever becomes of the request, the current one is to follow. */
    @Test
    void aCurrentRevisionRefusedAfterAnOldOneWasSentWaitsToBePublished() {
        Entry first = stored("stale", 1, SHORT);
        store.archive(first.id(), 1, EntryContent.of(first));
        EntryDraft draft = EntryComposer.compose(
                ParsedEntries.source("stale", DisplayPolicy.FULL).description(),
                parsed("stale", 1, TOO_LONG),
                null,
                NOW);
        assertThat(store.replace(first.revised(draft, NOW))).isTrue();
        requestRepublication("stale");

        publisher(ingest).republish();

        assertThat(requested()).containsExactly(first.id());
        assertThat(RunningIngest.entryEvents("stale"))
                .extracting(EntryEvent::revision)
                .containsExactly(1L);
        assertThat(waiting()).containsExactly(first.id());
    }

    private static void assertNotPublished(ThrowingCallable attempt) {
        assertThatExceptionOfType(EventNotPublishedException.class).isThrownBy(attempt);
    }

    private static ParsedEntry parsed(String source, int number, String html) {
        String guid = source + number;
        return ParsedEntries.entry(guid, "https://example.org/" + guid, "عنوان " + number, html);
    }

    private Entry stored(String source, int number, String html) {
        Entry entry = ParsedEntries.stored(source, parsed(source, number, html));
        assertThat(store.insert(entry)).isTrue();
        return entry;
    }

    private List<String> stored(String source, int from, int to, String html) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(number -> stored(source, number, html).id())
                .toList();
    }

    /** As for entries that were published long ago. */
    private void requestRepublication(String source) {
        store.published(store.ofSource(source, null, 100), NOW);
        assertThat(waiting()).isEmpty();
        store.requestRepublication(source, NOW);
    }

    private List<String> waiting() {
        return store.publishable(LATER.instant(), 100).stream().map(Entry::id).toList();
    }

    private List<String> requested() {
        return store.republications(100).stream()
                .map(request -> request.entry().id())
                .toList();
    }

    /** The entries of a source that stand on the topic, once or more often. */
    private static List<String> onTopic(String source) {
        return RunningIngest.entryEvents(source).stream()
                .map(EntryEvent::articleId)
                .distinct()
                .toList();
    }

    /** Counts what is looked up to be sent on its own. */
    private EntryPublisher publisher(RunningIngest service) {
        EntryStore counted = (EntryStore) Proxy.newProxyInstance(
                EntryStore.class.getClassLoader(), new Class<?>[] {EntryStore.class}, (_, called, arguments) -> {
                    if (called.getName().equals("find")) {
                        asked.incrementAndGet();
                    }
                    try {
                        return called.invoke(store, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
        return new EntryPublisher(
                counted, service.context().getBean(EventPublisher.class), LATER, new SimpleMeterRegistry());
    }
}
