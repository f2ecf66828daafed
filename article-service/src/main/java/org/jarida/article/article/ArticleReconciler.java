package org.jarida.article.article;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jarida.events.ArticleEvent;
import org.jarida.events.Topics;
import org.jarida.events.kafka.TopicReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the topic of articles with the store and publishes every article again whose last record is not the stored one:
 * a replica that was paused between its publication and its second look can leave an old record last.
 */
final class ArticleReconciler implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(ArticleReconciler.class);
    private static final int PAGE = 1000;

    private final ArticleStore store;
    private final ArticlePublisher publisher;
    private final TopicReader topic;

    ArticleReconciler(ArticleStore store, ArticlePublisher publisher, TopicReader topic) {
        this.store = store;
        this.publisher = publisher;
        this.topic = topic;
    }

    @Override
    public void run() {
        try {
            int mended = reconcile();
            log.info("articles reconciled with their topic, {} published again", mended);
        } catch (RuntimeException failure) {
            // the edge of a loop that must outlive every outage: the next run tries again
            log.warn("articles not reconciled with their topic: {}", failure.toString());
        }
    }

    /** Returns how many articles were published again. */
    int reconcile() {
        Map<String, Long> last = new HashMap<>();
        topic.<ArticleEvent>readToEnd(
                Topics.ARTICLES,
                received ->
                        last.put(received.event().articleId(), received.event().revision()));
        int mended = 0;
        String from = null;
        Map<String, Long> page = next(from);
        while (!page.isEmpty()) {
            List<String> stale = new ArrayList<>();
            for (Map.Entry<String, Long> article : page.entrySet()) {
                from = article.getKey();
                if (!article.getValue().equals(last.get(article.getKey()))) {
                    stale.add(article.getKey());
                }
            }
            publisher.publishAgain(stale);
            mended += stale.size();
            page = next(from);
        }
        return mended;
    }

    private Map<String, Long> next(@Nullable String after) {
        return store.revisionsAfter(after, PAGE);
    }
}
