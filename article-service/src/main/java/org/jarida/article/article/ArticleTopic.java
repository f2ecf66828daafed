package org.jarida.article.article;

import java.util.List;
import org.jarida.events.ArticleEvent;

/** Where articles are published. */
@FunctionalInterface
interface ArticleTopic {

    /** Publishes events and returns when the broker has acknowledged all of them; throws when it did not. */
    void publish(List<ArticleEvent> events);
}
