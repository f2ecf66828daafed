package org.jarida.article.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jarida.article.article.Entries.SEEN;
import static org.jarida.article.article.Entries.content;
import static org.jarida.article.article.Entries.discovered;
import static org.jarida.article.article.Entries.id;
import static org.jarida.article.article.Entries.received;
import static org.jarida.article.article.Entries.revised;
import static org.jarida.article.article.Entries.withdrawn;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jarida.events.ArticleEvent;
import org.jarida.events.ArticlePublished;
import org.jarida.events.ArticleRevised;
import org.jarida.events.ArticleWithdrawn;
import org.jarida.events.EntryDiscovered;
import org.jarida.events.EntryEvent;
import org.jarida.events.EntryRevised;
import org.jarida.events.EntryWithdrawn;
import org.jarida.events.kafka.EventCodec;
import org.jarida.test.GoldenEvents;
import org.jarida.test.MutableClock;
import org.jarida.test.TestStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The listener with a real store and a topic that fails when told to. */
class EntryListenerIT {

    private final MongoArticleStore store = new MongoArticleStore(TestStore.freshDatabase());
    private final List<ArticleEvent> topic = new ArrayList<>();
    private final MutableClock clock = new MutableClock(SEEN);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private Runnable beforePublishing = () -> {};
    private final ArticlePublisher publisher = new ArticlePublisher(store, events -> {
        Runnable once = beforePublishing;
        beforePublishing = () -> {};
        once.run();
        topic.addAll(events);
    });
    private final EntryListener listener = new EntryListener(store, publisher, clock);
    private final ArticleRelay relay = new ArticleRelay(store, publisher, clock, Duration.ofSeconds(2), meters);

    @BeforeEach
    void prepare() {
        listener.prepare();
    }

    /** The golden entries become the golden articles, to the byte. */
    @Test
    void goldenEntriesBecomeGoldenArticles() {
        listener.onEvents(received(GoldenEvents.event(EntryDiscovered.class)));
        listener.onEvents(received(GoldenEvents.event(EntryRevised.class)));
        listener.onEvents(received(GoldenEvents.event(EntryWithdrawn.class)));

        assertThat(topic)
                .containsExactly(
                        GoldenEvents.event(ArticlePublished.class),
                        GoldenEvents.event(ArticleRevised.class),
                        GoldenEvents.event(ArticleWithdrawn.class));
        assertThat(EventCodec.toJson(topic.getFirst()))
                .isEqualTo(EventCodec.toJson(GoldenEvents.event(ArticlePublished.class)));
    }

    @Test
    void aDuplicateIsPublishedOnce() {
        EntryDiscovered entry = discovered(id(1), content("أ"));

        listener.onEvents(received(entry, entry));
        listener.onEvents(received(entry));

        assertThat(topic).containsExactly(new ArticlePublished(id(1), 1, entry.content()));
    }

    @Test
    void anOlderRevisionIsFiledAsHistoryAndNotPublished() {
        listener.onEvents(received(revised(id(1), 3, content("ج"))));
        listener.onEvents(received(discovered(id(1), content("أ")), revised(id(1), 2, content("ب"))));

        assertThat(topic).containsExactly(new ArticlePublished(id(1), 3, content("ج")));
        assertThat(store.history(id(1), 9)).extracting(Revision::number).containsExactly(2L, 1L);
    }

    @Test
    void aWithdrawalBeforeItsArticleHolds() {
        listener.onEvents(received(withdrawn(id(1), 2)));
        listener.onEvents(received(discovered(id(1), content("أ"))));

        assertThat(topic).singleElement().isInstanceOf(ArticleWithdrawn.class);
        assertThat(store.find(id(1)).orElseThrow().content()).isNull();
        assertThat(store.history(id(1), 9)).isEmpty();
    }

    @Test
    void aTakedownErasesEveryEarlierText() {
        listener.onEvents(received(discovered(id(1), content("أ"))));
        listener.onEvents(received(revised(id(1), 2, content("ب"))));
        listener.onEvents(received(withdrawn(id(1), 3)));

        assertThat(store.history(id(1), 9)).isEmpty();
        assertThat(topic.getLast()).isInstanceOf(ArticleWithdrawn.class);
    }

    /** The history of the attempt that was lost came into the store after the other replica had erased everything. */
    @Test
    void aTakedownThatWinsARaceErasesWhatTheLostAttemptKept() {
        listener.onEvents(received(discovered(id(1), content("أ"))));
        AtomicBoolean taken = new AtomicBoolean();
        InstantSource betweenLoadAndWrite = () -> {
            if (taken.compareAndSet(false, true)) {
                listener.onEvents(received(withdrawn(id(1), 3)));
            }
            return clock.instant();
        };

        new EntryListener(store, publisher, betweenLoadAndWrite.withZone(ZoneOffset.UTC))
                .onEvents(received(revised(id(1), 2, content("ب"))));

        assertThat(taken).isTrue();
        assertThat(store.history(id(1), 9)).isEmpty();
        assertThat(store.find(id(1)).orElseThrow().content()).isNull();
    }

    /** A crash between write and publish: the offset was not committed, so the entries come again. */
    @Test
    void whatACrashLeftUnpublishedIsPublishedWhenTheEntryComesAgain() {
        beforePublishing = crash();
        List<EntryEvent> entries = List.of(discovered(id(1), content("أ")), discovered(id(2), content("ب")));
        assertThatThrownBy(() -> listener.onEvents(received(entries.toArray(EntryEvent[]::new))))
                .hasMessage("killed");

        assertThat(topic).isEmpty();
        assertThat(store.pending(SEEN, 9)).containsExactlyInAnyOrder(id(1), id(2));

        listener.onEvents(received(entries.toArray(EntryEvent[]::new)));

        assertThat(topic).extracting(ArticleEvent::articleId).containsExactlyInAnyOrder(id(1), id(2));
        assertThat(store.pending(SEEN, 9)).isEmpty();
    }

    /** The same crash, on a replica that never comes back: another one's relay does it. */
    @Test
    void whatACrashLeftUnpublishedIsRelayed() {
        beforePublishing = crash();
        assertThatThrownBy(() -> listener.onEvents(received(discovered(id(1), content("أ")))))
                .hasMessage("killed");

        clock.advance(Duration.ofSeconds(1));
        relay.run();
        assertThat(topic).isEmpty();

        clock.advance(Duration.ofSeconds(2));
        relay.run();

        assertThat(topic).containsExactly(new ArticlePublished(id(1), 1, content("أ")));
        assertThat(meters.get("jarida.articles.pending.age").timeGauge().value(java.util.concurrent.TimeUnit.SECONDS))
                .isEqualTo(3);
        relay.run();
        assertThat(topic).hasSize(1);
        assertThat(meters.get("jarida.articles.pending.age").timeGauge().value())
                .isZero();
    }

    @Test
    void theRelayNeverGivesUpAndOneBadArticleDoesNotHoldUpTheOthers() {
        beforePublishing = crash();
        assertThatThrownBy(() ->
                        listener.onEvents(received(discovered(id(1), content("أ")), discovered(id(2), content("ب")))))
                .hasMessage("killed");
        ArticlePublisher picky = new ArticlePublisher(store, events -> {
            if (events.stream().anyMatch(event -> event.articleId().equals(id(1)))) {
                throw new IllegalStateException("too large");
            }
            topic.addAll(events);
        });
        ArticleRelay stubborn = new ArticleRelay(store, picky, clock, Duration.ofSeconds(2), new SimpleMeterRegistry());
        clock.advance(Duration.ofMinutes(1));

        stubborn.run();
        stubborn.run();

        assertThat(topic).extracting(ArticleEvent::articleId).containsExactly(id(2));
        assertThat(store.pending(clock.instant(), 9)).containsExactly(id(1));

        relay.run();
        assertThat(store.pending(clock.instant(), 9)).isEmpty();
    }

    /** A replica that was paused after its read publishes an old state; the second look puts the new one after it. */
    @Test
    void anArticleThatMovedOnWhileItWasPublishedIsPublishedAgain() {
        beforePublishing = () -> new EntryListener(store, new ArticlePublisher(store, topic::addAll), clock)
                .onEvents(received(revised(id(1), 2, content("ب"))));

        listener.onEvents(received(discovered(id(1), content("أ"))));

        assertThat(topic).extracting(ArticleEvent::revision).containsExactly(2L, 1L, 2L);
        assertThat(store.find(id(1)).orElseThrow())
                .returns(2L, ArticleState::published)
                .returns(null, ArticleState::pendingSince);
    }

    /** Whatever the order, the repeats and the size of the polls: the same article, the same history, the same last word. */
    @Test
    void everyOrderOfDeliveryEndsInTheSameStoreAndTheSameLastWord() {
        Random random = new Random(20261122);
        for (int article = 1; article <= 60; article++) {
            String id = id(article);
            List<EntryEvent> entries = new ArrayList<>(List.of(
                    discovered(id, content("أ")),
                    revised(id, 2, content("ب")),
                    withdrawn(id, 3),
                    revised(id, 4, content("د")),
                    revised(id, 5, content("هـ"))));
            entries.add(entries.get(random.nextInt(5)));
            Collections.shuffle(entries, random);
            for (int from = 0; from < entries.size(); ) {
                int to = from + 1 + random.nextInt(entries.size() - from);
                listener.onEvents(received(entries.subList(from, to).toArray(EntryEvent[]::new)));
                from = to;
            }

            assertThat(store.find(id).orElseThrow())
                    .returns(5L, ArticleState::revision)
                    .returns(3L, ArticleState::erased)
                    .returns(5L, ArticleState::published)
                    .returns(content("هـ"), ArticleState::content);
            assertThat(store.history(id, 9)).containsExactly(new Revision(id, 4, content("د")));
            assertThat(topic.getLast().id()).isEqualTo(id + ":5");
        }
    }

    private static Runnable crash() {
        return () -> {
            throw new IllegalStateException("killed");
        };
    }
}
