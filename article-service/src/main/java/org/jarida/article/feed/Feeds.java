package org.jarida.article.feed;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarida.article.article.Article;
import org.jarida.article.article.ArticleQuery;
import org.jarida.article.article.Articles;
import org.jarida.article.article.Labels;
import org.jarida.article.search.Search;
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
import org.springframework.web.util.UriComponentsBuilder;

/** Says which articles a feed holds and what it is called. What is new to select feeds by comes in here. */
@Component
class Feeds {

    private static final int LENGTH = 30;
    private static final MessageBundle WORDS = MessageBundle.beside(Feeds.class);

    private final Articles articles;
    private final Sources sources;
    private final Search search;
    private final Site site;

    Feeds(Articles articles, Sources sources, Search search, Site site) {
        this.articles = articles;
        this.sources = sources;
        this.search = search;
        this.site = site;
    }

    /**
     * What a feed is asked to be narrowed to; null for no bound.
     *
     * @param section its label or key
     * @param text what is searched for
     */
    record Wanted(
            @Nullable String source,
            @Nullable String section,
            @Nullable String text) {

        Wanted {
            source = source == null || source.isEmpty() ? null : source;
            section = section == null || section.isEmpty() ? null : section;
            text = text == null || text.isBlank() ? null : text.strip();
        }

        /** The query part of the feed's address. */
        String query() {
            UriComponentsBuilder query = UriComponentsBuilder.newInstance();
            Optional.ofNullable(source).ifPresent(value -> query.queryParam("source", value));
            Optional.ofNullable(section).ifPresent(value -> query.queryParam("section", Labels.key(value)));
            Optional.ofNullable(text).ifPresent(_ -> query.queryParam("q", "{q}"));
            return query.encode()
                    .buildAndExpand(text == null ? Map.of() : Map.of("q", text))
                    .toUriString();
        }
    }

    /** The newest articles, of all sources or of one, of all sections or of one, and of those only what a search finds. */
    Feed select(FeedFormat format, Wanted wanted) {
        Source source = wanted.source() == null ? null : find(wanted.source());
        String section = wanted.section() == null ? null : Labels.key(wanted.section());
        List<Article> articles = newest(
                ArticleQuery.newest(LENGTH)
                        .of(source == null ? null : source.id())
                        .in(section),
                wanted.text());
        Messages words = words(source == null ? "und" : source.language());
        String name = Stream.of(
                        wanted.text(),
                        section == null ? null : spelling(articles, section),
                        source == null ? null : source.name())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" | "));
        Selection selection = new Selection(
                name.isEmpty() ? words.text("feed.title") : words.text("feed.part-title", name),
                name.isEmpty() ? words.text("feed.description") : words.text("feed.part-description", name),
                source == null || source.language().equals("und") ? null : source.language(),
                wanted.text() == null ? page(source, section) : searchPage(wanted.text(), source),
                wanted.query());
        return feed(format, selection, articles);
    }

    /** As the newest article writes it; the key itself when none has it. */
    private static String spelling(List<Article> articles, String section) {
        return articles.stream()
                .flatMap(article -> article.categories().stream())
                .filter(label -> Labels.key(label).equals(section))
                .findFirst()
                .orElse(section);
    }

    private Source find(String sourceId) {
        return sources.find(sourceId)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such source."));
    }

    private static String page(@Nullable Source source, @Nullable String section) {
        String ofSection = section == null ? null : Labels.path("/sections", section);
        return source != null ? "/sources/" + source.id() : ofSection != null ? ofSection : "/";
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

    private List<Article> newest(ArticleQuery query, @Nullable String text) {
        return articles.whole(
                text == null
                        ? articles.list(query).items().stream().map(Article::id).toList()
                        : search.newest(new Search.Question(text, query)));
    }

    private static String searchPage(String text, @Nullable Source source) {
        UriComponentsBuilder page = UriComponentsBuilder.fromPath("/search").queryParam("q", "{text}");
        return (source == null ? page : page.queryParam("source", source.id()))
                .encode()
                .buildAndExpand(text)
                .toUriString();
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
