package org.jarida.article.page;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import org.jarida.article.article.Articles;
import org.jarida.theme.Frame;
import org.springframework.stereotype.Component;

/**
 * The latest headlines of all sources, which stand on every page: asked for once for all pages of a moment. What is
 * withdrawn stays in it for that moment.
 */
@Component
class Ticker {

    private static final int LENGTH = 24;
    private static final Duration MOMENT = Duration.ofMillis(200);
    private static final String ALL_SOURCES = "";

    private final LoadingCache<String, List<Frame.Headline>> headlines;

    Ticker(Articles articles) {
        this.headlines = Caffeine.newBuilder().expireAfterWrite(MOMENT).build(_ -> newest(articles));
    }

    List<Frame.Headline> headlines() {
        return headlines.get(ALL_SOURCES);
    }

    private static List<Frame.Headline> newest(Articles articles) {
        return articles.latest(LENGTH).stream()
                .map(headline -> new Frame.Headline(
                        headline.title(), headline.path(), Card.lang(headline.language()), headline.direction()))
                .toList();
    }
}
