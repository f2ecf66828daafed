package org.jarida.article.article;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Publishes articles from their stored state. After the broker's acknowledgement it looks again: an article that another
 * replica has moved on meanwhile is published once more, so that an old state never stays last on the topic.
 */
final class ArticlePublisher {

    private final ArticleStore store;
    private final ArticleTopic topic;

    ArticlePublisher(ArticleStore store, ArticleTopic topic) {
        this.store = store;
        this.topic = topic;
    }

    /** Publishes those of the articles that wait for it. */
    void publishPending(Collection<String> ids) {
        publish(store.load(ids).values().stream()
                .filter(state -> state.pendingSince() != null)
                .toList());
    }

    /** Publishes articles as they are stored now, whether they wait for it or not. */
    void publishAgain(Collection<String> ids) {
        publish(List.copyOf(store.load(ids).values()));
    }

    private void publish(List<ArticleState> states) {
        List<ArticleState> due = states;
        while (!due.isEmpty()) {
            topic.publish(due.stream().map(ArticleState::event).toList());
            store.published(due);
            Map<String, Long> sent = due.stream().collect(Collectors.toMap(ArticleState::id, ArticleState::revision));
            due = store.movedOn(sent);
        }
    }
}
