package org.jarida.article.page;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jarida.article.article.Article;
import org.jarida.article.article.ArticlePage;
import org.jarida.article.article.ArticleQuery;
import org.jarida.article.article.Articles;
import org.jarida.article.article.Cursor;
import org.jarida.article.article.Freshness;
import org.jarida.article.source.Source;
import org.jarida.article.source.Sources;
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

/** The sources, the articles of one, and those of one of its days. */
@RestController
class SourcePageController {

    private static final int PAGE_LENGTH = 30;
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final Articles articles;
    private final Sources sources;
    private final Freshness freshness;
    private final Pages pages;
    private final Clock clock;

    SourcePageController(Articles articles, Sources sources, Freshness freshness, Pages pages, Clock clock) {
        this.articles = articles;
        this.sources = sources;
        this.freshness = freshness;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/sources")
    ResponseEntity<String> all(
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        Messages messages = pages.messages(language);
        Frame frame = pages.frame(messages, "/sources", messages.text("sources.title"));
        List<Source> all = sources.all();
        Map<String, Instant> newest =
                freshness.newestOf(all.stream().map(Source::id).toList());
        Instant now = clock.instant();
        return pages.respond(
                frame,
                "sources.jte",
                all.stream()
                        .map(source -> SourceItem.of(source, newest.get(source.id()), now, messages))
                        .toList());
    }

    @GetMapping("/sources/{id}")
    ResponseEntity<String> source(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        Source source = find(id);
        Messages messages = pages.messages(language);
        ArticlePage page = articles.list(ArticleQuery.newest(PAGE_LENGTH).of(id).after(Pages.cursor(cursor)));
        String path = "/sources/" + id;
        String title = messages.text("source.title", source.name());
        Archive archive = new Archive(
                source,
                title,
                Archive.days(source, page.items(), messages),
                false,
                olderPage(path, page),
                messages.text("archive.older"),
                cursor == null ? null : path,
                About.of(source, newest(id, page, cursor), messages));
        Frame frame = pages.frame(messages, cursor == null ? path : path + "?cursor=" + cursor, title)
                .withFeeds(Pages.feeds(title, "?source=" + id));
        return pages.respond(frame, "archive.jte", archive);
    }

    @GetMapping("/sources/{id}/{day}")
    ResponseEntity<String> day(
            @PathVariable String id,
            @PathVariable String day,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        Source source = find(id);
        LocalDate date = parsed(day);
        Messages messages = pages.messages(language);
        Instant start = date.atStartOfDay(source.zone()).toInstant();
        Instant end = date.plusDays(1).atStartOfDay(source.zone()).toInstant();
        ArticlePage page = articles.list(
                ArticleQuery.newest(PAGE_LENGTH).of(id).between(start, end).after(Pages.cursor(cursor)));
        String path = Archive.href(source, date);
        String older = olderPage(path, page);
        String title = messages.text("source.day-title", source.name(), messages.day(date, source.zone()));
        Archive archive = new Archive(
                source,
                title,
                Archive.days(source, page.items(), messages),
                true,
                older == null ? dayBefore(source, start) : older,
                messages.text(older == null ? "archive.day-before" : "archive.older"),
                date.isBefore(LocalDate.ofInstant(clock.instant(), source.zone()))
                        ? Archive.href(source, date.plusDays(1))
                        : null,
                null);
        Frame frame = pages.frame(messages, cursor == null ? path : path + "?cursor=" + cursor, title);
        return pages.respond(frame, "archive.jte", archive);
    }

    /** When the source's newest article came, which the first page shows at its top; null when it has none. */
    private @Nullable Instant newest(String id, ArticlePage page, @Nullable String cursor) {
        List<Article> newest = cursor == null
                ? page.items()
                : articles.list(ArticleQuery.newest(1).of(id)).items();
        return newest.isEmpty() ? null : newest.getFirst().sortAt();
    }

    private Source find(String id) {
        return sources.find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such source."));
    }

    private static @Nullable String olderPage(String path, ArticlePage page) {
        Cursor next = page.next();
        return next == null ? null : path + "?cursor=" + next.encode();
    }

    /** The nearest earlier day that has articles, so that no link leads to an empty page. */
    private @Nullable String dayBefore(Source source, Instant start) {
        List<Article> before = articles.list(
                        ArticleQuery.newest(1).of(source.id()).between(null, start))
                .items();
        return before.isEmpty()
                ? null
                : Archive.href(source, LocalDate.ofInstant(before.getFirst().sortAt(), source.zone()));
    }

    private static LocalDate parsed(String day) {
        try {
            if (DAY.matcher(day).matches()) {
                return LocalDate.parse(day);
            }
        } catch (DateTimeException _) {
            // such as 2024-02-30: as unknown as any other address
        }
        throw new ProblemException(ProblemType.NOT_FOUND, "There is no such day.");
    }
}
