package org.jarida.article.feed;

import java.util.List;
import org.jarida.article.article.Article;
import org.jarida.article.article.ArticleQuery;
import org.jarida.article.article.Articles;
import org.jarida.article.site.Site;
import org.jarida.article.source.Source;
import org.jarida.article.source.Sources;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jarida.theme.MessageBundle;
import org.jarida.theme.Messages;
import org.jarida.theme.UiLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says which articles a feed holds and what it is called. What is new to select feeds by comes in here. */
@Component
class Feeds {

    private static final int LENGTH = 30;
    private static final MessageBundle WORDS = MessageBundle.beside(Feeds.class);

    private final Articles articles;
    private final Sources sources;
    private final Site site;

    Feeds(Articles articles, Sources sources, Site site) {
        this.articles = articles;
        this.sources = sources;
        this.site = site;
    }

    /** The newest articles, of all sources or of one. */
    Feed select(FeedFormat format, @Nullable String sourceId) {
        return sourceId == null || sourceId.isEmpty() ? ofAll(format) : ofSource(format, sourceId);
    }

    private Feed ofAll(FeedFormat format) {
        Messages words = words("und");
        Selection newest = new Selection(words.text("feed.title"), words.text("feed.description"), null, "/", "");
        return feed(format, newest, newest(ArticleQuery.newest(LENGTH)));
    }

    private Feed ofSource(FeedFormat format, String sourceId) {
        Source source = sources.find(sourceId)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such source."));
        Messages words = words(source.language());
        Selection ofIt = new Selection(
                words.text("feed.source-title", source.name()),
                words.text("feed.source-description", source.name()),
                source.language().equals("und") ? null : source.language(),
                "/sources/" + sourceId,
                "?source=" + sourceId);
        return feed(format, ofIt, newest(ArticleQuery.newest(LENGTH).of(sourceId)));
    }

    /**
     * What a feed is about.
     *
     * @param language tag of all its articles, or null when they differ
     * @param page path of the page that says the same
     * @param query what follows the feed's path, encoded, with its question mark
     */
    private record Selection(
            String title, String description, @Nullable String language, String page, String query) {}

    private List<Article> newest(ArticleQuery query) {
        return articles.whole(
                articles.list(query).items().stream().map(Article::id).toList());
    }

    private Feed feed(FeedFormat format, Selection selection, List<Article> whole) {
        return new Feed(
                selection.title(),
                selection.description(),
                selection.language(),
                site.address(selection.page()),
                site.address(format.path(selection.query())),
                site.address("/feeds/articles" + selection.query()),
                whole.stream().map(article -> FeedItem.of(article, site)).toList());
    }

    /** A feed speaks the language of its articles, as far as the house does. */
    private static Messages words(String language) {
        int end = language.indexOf('-');
        return WORDS.in(UiLanguage.of(end < 0 ? language : language.substring(0, end)));
    }
}
