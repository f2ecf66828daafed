package org.jarida.article.page;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jarida.article.article.Article;
import org.jarida.article.article.ArticlePage;
import org.jarida.article.article.ArticleQuery;
import org.jarida.article.article.Articles;
import org.jarida.article.article.Labels;
import org.jarida.article.article.Sections;
import org.jarida.article.search.Stories;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jarida.theme.Frame;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The sections, the articles of one, and the articles of an author. Another spelling leads to the key's address. */
@RestController
class ShelfController {

    private static final int PAGE_LENGTH = 30;
    private static final String SECTIONS = "/sections";
    private static final String AUTHORS = "/authors";

    private final Articles articles;
    private final Sections sections;
    private final Stories stories;
    private final Pages pages;

    ShelfController(Articles articles, Sections sections, Stories stories, Pages pages) {
        this.articles = articles;
        this.sections = sections;
        this.stories = stories;
        this.pages = pages;
    }

    @GetMapping(SECTIONS)
    ResponseEntity<String> all(
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        Messages messages = pages.messages(language);
        Frame frame = pages.frame(messages, SECTIONS, messages.text("sections.title"));
        return pages.respond(frame, "sections.jte", SectionList.of(sections.current(), messages));
    }

    @GetMapping(SECTIONS + "/{label}")
    ResponseEntity<String> section(
            @PathVariable String label,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return shelf(Kind.SECTION, label, cursor, pages.messages(language));
    }

    @GetMapping(AUTHORS + "/{name}")
    ResponseEntity<String> author(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        return shelf(Kind.AUTHOR, name, cursor, pages.messages(language));
    }

    /**
     * What the articles of a shelf have in common.
     *
     * @param title key of its message
     * @param labels of which an article of the shelf has the shelf's
     */
    private record Kind(
            String root,
            String title,
            Function<Article, List<String>> labels,
            BiFunction<ArticleQuery, String, ArticleQuery> narrowing) {

        static final Kind SECTION = new Kind(SECTIONS, "section.title", Article::categories, ArticleQuery::in);
        static final Kind AUTHOR = new Kind(AUTHORS, "author.title", Article::authors, ArticleQuery::by);
    }

    private ResponseEntity<String> shelf(Kind kind, String label, @Nullable String cursor, Messages messages) {
        String path = Labels.path(kind.root(), label);
        if (path == null) {
            throw nothing();
        }
        String key = Labels.key(label);
        if (!key.equals(label)) {
            return pages.moved(path, null);
        }
        ArticlePage page = page(kind.narrowing().apply(ArticleQuery.newest(PAGE_LENGTH), key), cursor);
        String title = messages.text(kind.title(), spelling(page, kind.labels(), key));
        Frame frame = pages.frame(messages, cursor == null ? path : path + "?cursor=" + cursor, title);
        if (kind.equals(Kind.SECTION)) {
            frame = frame.withFeeds(Pages.feeds(title, "?section=" + path.substring(SECTIONS.length() + 1)));
        }
        return pages.respond(frame, "shelf.jte", Shelf.of(title, path, page, stories, cursor == null, messages));
    }

    private ArticlePage page(ArticleQuery query, @Nullable String cursor) {
        ArticlePage page = articles.list(query.after(Pages.cursor(cursor)));
        if (page.items().isEmpty()) {
            throw nothing();
        }
        return page;
    }

    /** The words of the newest article that has the key. */
    private static String spelling(ArticlePage page, Function<Article, List<String>> labels, String key) {
        return page.items().stream()
                .flatMap(article -> labels.apply(article).stream())
                .filter(label -> Objects.equals(Labels.key(label), key))
                .findFirst()
                .orElse(key);
    }

    private static ProblemException nothing() {
        return new ProblemException(ProblemType.NOT_FOUND, "There are no such articles.");
    }
}
