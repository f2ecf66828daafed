package org.jarida.moderation.article;

import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.jarida.events.ArticleContent;
import org.jarida.events.ArticleEvent;
import org.jarida.events.ArticleImage;
import org.jarida.events.ArticlePublished;
import org.jarida.events.ArticleRevised;
import org.jarida.events.ArticleWithdrawn;
import org.jarida.events.Topic;
import org.jarida.events.Topics;
import org.jarida.events.kafka.EventListener;
import org.jarida.events.kafka.ReceivedEvent;
import org.springframework.stereotype.Component;

/**
 * Keeps which articles show an image. Events may come twice or in any order: only a higher revision replaces what is
 * known.
 */
@Component
final class ArticleListener implements EventListener<ArticleEvent> {

    private final ShowingArticleStore articles;

    ArticleListener(ShowingArticleStore articles) {
        this.articles = articles;
    }

    @Override
    public Topic topic() {
        return Topics.ARTICLES;
    }

    @Override
    public void prepare() {
        articles.ensureIndexes();
    }

    /** An article that comes several times in one poll is stored once, at its highest revision. */
    @Override
    public void onEvents(List<ReceivedEvent<ArticleEvent>> events) {
        var newest = events.stream()
                .map(received -> article(received.event()))
                .collect(Collectors.toMap(
                        ShowingArticle::id,
                        article -> article,
                        BinaryOperator.maxBy(Comparator.comparingLong(ShowingArticle::revision))));
        articles.put(List.copyOf(newest.values()));
    }

    private static ShowingArticle article(ArticleEvent event) {
        return switch (event) {
            case ArticlePublished published ->
                article(published.articleId(), published.revision(), published.content());
            case ArticleRevised revised -> article(revised.articleId(), revised.revision(), revised.content());
            case ArticleWithdrawn withdrawn ->
                new ShowingArticle(
                        withdrawn.articleId(),
                        withdrawn.revision(),
                        "",
                        withdrawn.sourceId(),
                        List.of(),
                        withdrawn.withdrawnAt());
        };
    }

    private static ShowingArticle article(String id, long revision, ArticleContent content) {
        List<String> images =
                content.images().stream().map(ArticleImage::id).distinct().toList();
        return new ShowingArticle(id, revision, content.title(), content.sourceId(), images, content.sortAt());
    }
}
