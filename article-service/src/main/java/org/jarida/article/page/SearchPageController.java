package org.jarida.article.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.jarida.article.article.ArticleQuery;
import org.jarida.article.search.Search;
import org.jarida.article.search.Search.Count;
import org.jarida.article.search.SearchCursor;
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
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What readers look for. The page is not for search engines, and whatever its address says, it answers. */
@RestController
class SearchPageController {

    private static final int PAGE_LENGTH = 20;

    private final Search search;
    private final Sources sources;
    private final Pages pages;

    SearchPageController(Search search, Sources sources, Pages pages) {
        this.search = search;
        this.sources = sources;
        this.pages = pages;
    }

    @GetMapping(Wanted.PATH)
    ResponseEntity<String> search(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable String day,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        Messages messages = pages.messages(language);
        Wanted wanted = new Wanted(q == null ? "" : q.strip(), source, lang, day(day));
        String title = wanted.text().isEmpty()
                ? messages.text("search.title")
                : messages.text("search.title-of", wanted.text());
        String path = cursor == null ? wanted.href() : wanted.href() + "&cursor=" + cursor;
        Frame frame = pages.frame(messages, path, title).withCanonical(null).withScripts("js/search.js");
        return pages.respond(frame, "search.jte", page(wanted, decoded(cursor), messages));
    }

    private SearchPage page(Wanted wanted, @Nullable SearchCursor cursor, Messages messages) {
        if (wanted.text().isEmpty()) {
            return SearchPage.empty(wanted);
        }
        var question = new Search.Question(wanted.text(), within(wanted));
        Search.Answer answer = search.find(question, cursor);
        Search.Facets facets = search.facets(question);
        Map<String, Source> described =
                sources.describe(facets.sources().stream().map(Count::value).collect(Collectors.toSet()));
        return SearchPage.of(wanted, answer, new SearchFacets(facets, described), cursor == null, messages);
    }

    private static ArticleQuery within(Wanted wanted) {
        LocalDate day = wanted.day();
        ArticleQuery within =
                ArticleQuery.newest(PAGE_LENGTH).of(wanted.source()).spoken(wanted.language());
        return day == null
                ? within
                : within.between(
                        day.atStartOfDay(ZoneOffset.UTC).toInstant(),
                        day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static @Nullable SearchCursor decoded(@Nullable String cursor) {
        return cursor == null
                ? null
                : SearchCursor.decode(cursor)
                        .orElseThrow(() -> new ProblemException(
                                ProblemType.INVALID_REQUEST, "The cursor is none that this service gave."));
    }

    private static @Nullable LocalDate day(@Nullable String day) {
        if (day == null || day.isEmpty()) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(day);
            if (date.getYear() >= 0 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeException _) {
            // answered as any other text that is no day
        }
        throw ProblemException.invalid("day", "must be a date such as 2026-01-31");
    }
}
