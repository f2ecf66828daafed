package org.jarida.article.page;

import java.util.List;
import java.util.Objects;
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
        String path = path(SECTIONS, label);
        String key = Labels.key(label);
        if (!key.equals(label)) {
            return pages.moved(path, null);
        }
        Messages messages = pages.messages(language);
        ArticlePage page = page(ArticleQuery.newest(PAGE_LENGTH).in(key), cursor);
        String title = messages.text("section.title", spelling(page, Article::categories, key));
        Frame frame = frame(messages, path, cursor, title)
                .withFeeds(Pages.feeds(title, "?section=" + path.substring(SECTIONS.length() + 1)));
        return pages.respond(frame, "shelf.jte", Shelf.of(title, path, page, stories, cursor == null, messages));
    }

    @GetMapping(AUTHORS + "/{name}")
    ResponseEntity<String> author(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        String path = path(AUTHORS, name);
        String key = Labels.key(name);
        if (!key.equals(name)) {
            return pages.moved(path, null);
        }
        Messages messages = pages.messages(language);
        ArticlePage page = page(ArticleQuery.newest(PAGE_LENGTH).by(key), cursor);
        String title = messages.text("author.title", spelling(page, Article::authors, key));
        return pages.respond(
                frame(messages, path, cursor, title),
                "shelf.jte",
                Shelf.of(title, path, page, stories, cursor == null, messages));
    }

    private static String path(String root, String label) {
        String path = Labels.path(root, label);
        if (path == null) {
            throw nothing();
        }
        return path;
    }

    private Frame frame(Messages messages, String path, @Nullable String cursor, String title) {
        return pages.frame(messages, cursor == null ? path : path + "?cursor=" + cursor, title);
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
