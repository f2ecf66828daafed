package org.jarida.article.article;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes articles that have waited too long, whoever left them behind. Runs on every replica without a leader, because
 * publishing twice is harmless, and never gives up. How long the oldest has waited is the gauge
 * {@code jarida.articles.pending.age}.
 */
final class ArticleRelay implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(ArticleRelay.class);
    private static final int AT_ONCE = 200;
    private static final int MOST_FAILURES = 3;

    private final ArticleStore store;
    private final ArticlePublisher publisher;
    private final Clock clock;
    private final Duration after;
    private final AtomicReference<Duration> oldest = new AtomicReference<>(Duration.ZERO);

    ArticleRelay(ArticleStore store, ArticlePublisher publisher, Clock clock, Duration after, MeterRegistry meters) {
        this.store = store;
        this.publisher = publisher;
        this.clock = clock;
        this.after = after;
        TimeGauge.builder(
                        "jarida.articles.pending.age",
                        oldest,
                        TimeUnit.MILLISECONDS,
                        age -> age.get().toMillis())
                .description("How long the article has waited that has waited longest for its publication")
                .register(meters);
    }

    @Override
    public void run() {
        try {
            Instant now = clock.instant();
            Duration age = store.oldestPending(now);
            oldest.set(age);
            if (age.compareTo(after) >= 0 && !age.isZero()) {
                relay(store.pending(now.minus(after), AT_ONCE));
            }
        } catch (RuntimeException failure) {
            // the edge of a loop that must outlive every outage: the next run tries again
            log.warn("the relay could not look for waiting articles: {}", failure.toString());
        }
    }

    private void relay(List<String> waiting) {
        try {
            publisher.publishPending(waiting);
            log.info("{} waiting articles relayed", waiting.size());
        } catch (RuntimeException together) {
            log.warn("{} waiting articles not relayed together: {}", waiting.size(), together.toString());
            relayOneByOne(waiting);
        }
    }

    /**
     * An article that the broker will not take must not hold up the others, nor a broker that is away the relay: after a
     * few failures the rest waits for the next run, which takes them in another order.
     */
    private void relayOneByOne(List<String> waiting) {
        List<String> shuffled = new ArrayList<>(waiting);
        Collections.shuffle(shuffled);
        int failures = 0;
        for (String id : shuffled) {
            if (failures < MOST_FAILURES && !relayAlone(id)) {
                failures++;
            }
        }
    }

    private boolean relayAlone(String id) {
        try {
            publisher.publishPending(List.of(id));
            return true;
        } catch (RuntimeException failure) {
            log.warn("article {} not relayed: {}", id, failure.toString());
            return false;
        }
    }
}
