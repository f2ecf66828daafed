package org.jarida.article.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jarida.article.article.Headline;
import org.jarida.article.source.Sources;
import org.jarida.events.ArticleContent;
import org.jarida.events.ArticleEvent;
import org.jarida.events.ArticlePublished;
import org.jarida.events.ArticleRevised;
import org.jarida.events.ArticleWithdrawn;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Articles' events in the words of the stream. */
@Component
class LiveHeadlines {

    /** A source's new name is told with what comes after that. */
    private static final Duration REMEMBERED = Duration.ofSeconds(10);

    private final Sources sources;
    private final JsonMapper json;
    /** Of the latest events, each of which is told to many. */
    private final Cache<ArticleEvent, String> written =
            Caffeine.newBuilder().weakKeys().expireAfterWrite(REMEMBERED).build();

    LiveHeadlines(Sources sources, JsonMapper json) {
        this.sources = sources;
        this.json = json;
    }

    static String name(ArticleEvent event) {
        return switch (event) {
            case ArticlePublished _ -> "published";
            case ArticleRevised _ -> "revised";
            case ArticleWithdrawn _ -> "withdrawn";
        };
    }

    /** On one line, as a message's data must be. */
    String json(ArticleEvent event) {
        return written.get(event, this::write);
    }

    private String write(ArticleEvent event) {
        return json.writeValueAsString(
                switch (event) {
                    case ArticlePublished published -> of(published.articleId(), published.content());
                    case ArticleRevised revised -> of(revised.articleId(), revised.content());
                    case ArticleWithdrawn withdrawn ->
                        new LiveHeadline(withdrawn.articleId(), null, null, null, null, null, null);
                });
    }

    private LiveHeadline of(String id, ArticleContent content) {
        String source = sources.find(content.sourceId())
                .map(org.jarida.article.source.Source::name)
                .orElse(content.sourceId());
        Headline headline = new Headline(
                id,
                content.title(),
                content.sourceId(),
                source,
                content.language(),
                content.direction(),
                content.sortAt());
        return new LiveHeadline(
                id,
                headline.title(),
                new LiveHeadline.Source(headline.sourceId(), source),
                headline.language(),
                headline.direction(),
                headline.path(),
                headline.at());
    }
}
