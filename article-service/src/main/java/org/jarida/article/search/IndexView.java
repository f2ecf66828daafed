package org.jarida.article.search;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.apache.lucene.search.FieldExistsQuery;
import org.jarida.events.ArticleEvent;
import org.jarida.events.Topic;
import org.jarida.events.kafka.ReceivedEvent;
import org.jarida.events.kafka.TopicPosition;
import org.jarida.events.kafka.TopicView;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index as the topic of articles tells. Events are committed together with the place after them, so that a killed
 * replica takes up exactly where its index ends; when the place is not one of the topic, the index is emptied and filled
 * again, while it is searched.
 */
final class IndexView implements TopicView<ArticleEvent> {

    private static final Logger log = LoggerFactory.getLogger(IndexView.class);

    /** While much is still ahead, what is found at once matters less than getting there. */
    private static final int HURRY = 10;

    private final Topic topic;
    private final ArticleIndex index;
    private final SearchSettings settings;
    private final Counter rebuilds;
    private volatile boolean complete;
    private volatile long behind;
    private volatile long committedAt = System.nanoTime();
    private @Nullable TopicPosition committed;
    private @Nullable TopicPosition reached;
    private long refreshedAt = System.nanoTime();
    private int unrefreshed;
    private int uncommitted;

    IndexView(Topic topic, ArticleIndex index, SearchSettings settings, MeterRegistry meters) {
        this.topic = topic;
        this.index = index;
        this.settings = settings;
        this.rebuilds = Counter.builder("jarida.search.rebuilds")
                .description("how often the search index was begun anew")
                .register(meters);
        Gauge.builder("jarida.search.behind", this, view -> view.behind)
                .description("messages of the topic of articles that the search index has not taken yet")
                .register(meters);
        Gauge.builder("jarida.search.complete", this, view -> view.complete ? 1 : 0)
                .description("whether the search index has everything that the topic had when it was opened")
                .register(meters);
        Gauge.builder("jarida.search.articles", index, IndexView::articles)
                .description("articles in the search index")
                .register(meters);
        Gauge.builder("jarida.search.commit.age", this, view -> (System.nanoTime() - view.committedAt) / 1e9)
                .baseUnit("seconds")
                .description("how long ago the search index was last made durable; it is while anything is new")
                .register(meters);
    }

    private static double articles(ArticleIndex index) {
        return index.ask(searcher -> searcher.count(new FieldExistsQuery(Fields.SORT_AT)), 0);
    }

    /** Whether everything is in the index that was on the topic when it was opened. */
    boolean isComplete() {
        return complete;
    }

    @Override
    public Topic topic() {
        return topic;
    }

    @Override
    public @Nullable TopicPosition open() {
        complete = false;
        try {
            committed = index.open();
            if (committed == null) {
                begin("there is none");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        reached = committed;
        uncommitted = 0;
        return committed;
    }

    @Override
    public void clear(String why) {
        complete = false;
        try {
            begin(why);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void begin(String why) throws IOException {
        log.info("the search index is built from {}: {}", topic, why);
        index.clear();
        rebuilds.increment();
        committed = null;
        reached = null;
        uncommitted = 0;
    }

    @Override
    public void advance(
            List<ReceivedEvent<ArticleEvent>> events, TopicPosition reached, long behind, boolean caughtUp) {
        try {
            if (!events.isEmpty()) {
                int changed =
                        index.apply(events.stream().map(ReceivedEvent::event).toList());
                unrefreshed += changed;
                uncommitted += changed;
            }
            this.reached = reached;
            this.behind = behind;
            boolean justCaughtUp = caughtUp && !complete;
            if (justCaughtUp || (unrefreshed > 0 && isAgo(refreshedAt, refreshPause(behind)))) {
                refresh();
            }
            if (justCaughtUp || uncommitted >= settings.commitAfter() || isAgo(committedAt, settings.commitEvery())) {
                commit();
            }
            if (justCaughtUp) {
                complete = true;
                log.info("the search index is complete, {} articles", Math.round(articles(index)));
            }
        } catch (IOException failure) {
            complete = false;
            throw new UncheckedIOException(failure);
        }
    }

    private Duration refreshPause(long behind) {
        return behind > settings.commitAfter() ? settings.refreshEvery().multipliedBy(HURRY) : settings.refreshEvery();
    }

    private static boolean isAgo(long nanos, Duration duration) {
        return System.nanoTime() - nanos >= duration.toNanos();
    }

    private void refresh() throws IOException {
        index.refresh();
        unrefreshed = 0;
        refreshedAt = System.nanoTime();
    }

    private void commit() throws IOException {
        TopicPosition place = reached;
        if (place != null && !place.equals(committed)) {
            index.commit(place);
            committed = place;
        }
        uncommitted = 0;
        committedAt = System.nanoTime();
    }

    /** Makes the last events durable and closes the index; nothing may follow. */
    void close() throws IOException {
        try {
            if (uncommitted > 0) {
                commit();
            }
        } finally {
            index.close();
        }
    }
}
