package org.jarida.article.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jarida.article.article.Entries.SEEN;
import static org.jarida.article.article.Entries.content;
import static org.jarida.article.article.Entries.discovered;
import static org.jarida.article.article.Entries.received;
import static org.jarida.article.article.Entries.revised;
import static org.jarida.article.article.Entries.withdrawn;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jarida.events.ArticleContent;
import org.jarida.events.ArticleEvent;
import org.jarida.events.ArticlePublished;
import org.jarida.events.ArticleRevised;
import org.jarida.events.ArticleWithdrawn;
import org.jarida.events.EntryEvent;
import org.jarida.test.MutableClock;
import org.jarida.test.TestStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever happens to an article, and in whatever order and however often its entries come, the store and the topic end the
 * same: every order is tried, each with other repeats and in polls of other sizes.
 */
class EntryOrderIT {

    /** What can happen to an article. */
    enum Story {
        REVISED {
            @Override
            List<EntryEvent> entries(String id) {
                return List.of(
                        discovered(id, content("أ")),
                        revised(id, 2, content("ب")),
                        revised(id, 3, content("alayyam", "ar", "ج", SEEN, 7)),
                        revised(id, 4, content("د")));
            }
        },
        WITHDRAWN {
            @Override
            List<EntryEvent> entries(String id) {
                return List.of(
                        discovered(id, content("أ")),
                        revised(id, 2, content("ب")),
                        revised(id, 3, content("ج")),
                        withdrawn(id, 4));
            }
        },
        /** Taken down, then reinstated by an editor. */
        RETURNED {
            @Override
            List<EntryEvent> entries(String id) {
                return List.of(
                        discovered(id, content("أ")),
                        revised(id, 2, content("ب")),
                        withdrawn(id, 3),
                        revised(id, 4, content("د")),
                        revised(id, 5, content("ه")));
            }
        },
        WITHDRAWN_TWICE {
            @Override
            List<EntryEvent> entries(String id) {
                return List.of(
                        discovered(id, content("أ")), withdrawn(id, 2), revised(id, 3, content("ج")), withdrawn(id, 4));
            }
        };

        abstract List<EntryEvent> entries(String id);
    }

    /** All that can be seen of an article in the end. */
    private record Outcome(
            @Nullable ArticleContent current,
            long revision,
            long erased,
            long published,
            boolean waits,
            List<Long> history,
            List<Object> lastOnTopic) {}

    private final MongoDatabase database = TestStore.freshDatabase();
    private final MongoArticleStore store = new MongoArticleStore(database);
    private final Map<String, ArticleEvent> topic = new HashMap<>();
    private final ArticlePublisher publisher =
            new ArticlePublisher(store, events -> events.forEach(event -> topic.put(event.articleId(), event)));
    private final List<EntryListener> replicas = Stream.generate(
                    () -> new EntryListener(store, publisher, new MutableClock(SEEN)))
            .limit(2)
            .toList();

    @BeforeEach
    void prepare() {
        store.ensureIndexes();
    }

    @ParameterizedTest
    @EnumSource
    void everyOrderOfEntriesEndsTheSame(Story story) {
        Random random = new Random(2026);
        Set<Outcome> outcomes = new LinkedHashSet<>();
        int number = 0;
        for (List<Integer> order : orders(story.entries(Entries.id(0)).size())) {
            String id = Entries.id(++number);
            List<EntryEvent> entries = story.entries(id);
            List<EntryEvent> coming =
                    new ArrayList<>(order.stream().map(entries::get).toList());
            for (int repeats = random.nextInt(4); repeats > 0; repeats--) {
                coming.add(random.nextInt(coming.size() + 1), entries.get(random.nextInt(entries.size())));
            }
            for (int from = 0; from < coming.size(); ) {
                int to = from + 1 + random.nextInt(coming.size() - from);
                deliver(random.nextInt(2), coming.subList(from, to));
                from = to;
            }
            outcomes.add(outcome(id));
        }

        assertThat(outcomes).hasSize(1);
        Outcome outcome = outcomes.iterator().next();
        assertThat(outcome.waits()).isFalse();
        assertThat(outcome.published()).isEqualTo(outcome.revision());
        switch (story) {
            case REVISED -> assertThat(outcome.history()).containsExactly(3L, 2L, 1L);
            case RETURNED -> assertThat(outcome.history()).containsExactly(4L);
            case WITHDRAWN, WITHDRAWN_TWICE -> {
                assertThat(outcome.current()).isNull();
                assertThat(outcome.history()).isEmpty();
            }
        }
    }

    /** After a rebalance two replicas may have the same entries in hand at one time. */
    @ParameterizedTest
    @EnumSource
    void twoReplicasAtOnceEndTheSameToo(Story story) throws Exception {
        Random random = new Random(2027);
        Set<Outcome> outcomes = new LinkedHashSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 1; round <= 25; round++) {
                String id = Entries.id(5000 + round);
                List<Future<?>> both = new ArrayList<>();
                for (int replica = 0; replica < 2; replica++) {
                    List<EntryEvent> shuffled = new ArrayList<>(story.entries(id));
                    Collections.shuffle(shuffled, random);
                    int cut = 1 + random.nextInt(shuffled.size() - 1);
                    EntryListener listener =
                            new EntryListener(store, new ArticlePublisher(store, _ -> {}), new MutableClock(SEEN));
                    both.add(threads.submit(() -> {
                        listener.onEvents(received(shuffled.subList(0, cut).toArray(EntryEvent[]::new)));
                        listener.onEvents(
                                received(shuffled.subList(cut, shuffled.size()).toArray(EntryEvent[]::new)));
                    }));
                }
                join(both);
                outcomes.add(outcome(id));
            }
        }
        assertThat(outcomes).hasSize(1);
        assertThat(outcomes.iterator().next().waits()).isFalse();
    }

    private static void join(List<Future<?>> all) throws InterruptedException, ExecutionException {
        for (Future<?> each : all) {
            each.get();
        }
    }

    private void deliver(int replica, List<EntryEvent> entries) {
        replicas.get(replica).onEvents(received(entries.toArray(EntryEvent[]::new)));
    }

    private Outcome outcome(String id) {
        ArticleState state = store.find(id).orElseThrow();
        return new Outcome(
                state.content(),
                state.revision(),
                state.erased(),
                state.published(),
                state.pendingSince() != null,
                store.history(id, 99).stream().map(Revision::number).toList(),
                said(topic.get(id)));
    }

    /** What an event says of an article; the first publication says that it is new, whatever its revision. */
    private static List<Object> said(@Nullable ArticleEvent event) {
        return switch (event) {
            case null -> List.of();
            case ArticlePublished published -> List.of(published.revision(), published.content());
            case ArticleRevised revised -> List.of(revised.revision(), revised.content());
            case ArticleWithdrawn withdrawn -> List.of(withdrawn.revision(), withdrawn.reason());
        };
    }

    /** Every order of the first numbers. */
    private static List<List<Integer>> orders(int count) {
        if (count == 0) {
            return List.of(List.of());
        }
        List<List<Integer>> orders = new ArrayList<>();
        for (List<Integer> shorter : orders(count - 1)) {
            for (int place = 0; place < count; place++) {
                List<Integer> order = new ArrayList<>(shorter);
                order.add(place, count - 1);
                orders.add(order);
            }
        }
        return orders;
    }
}
