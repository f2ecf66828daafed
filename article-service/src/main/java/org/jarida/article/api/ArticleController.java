package org.jarida.article.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jarida.article.article.ArticlePage;
import org.jarida.article.article.ArticleQuery;
import org.jarida.article.article.Articles;
import org.jarida.article.article.Cursor;
import org.jarida.article.article.Headline;
import org.jarida.article.article.Lookup;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The API to read articles. Answers may be kept for a second, so that a hidden image is gone everywhere soon after its
 * verdict, and carry a strong ETag of their bytes.
 */
@RestController
class ArticleController {

    private static final int DEFAULT_LIMIT = 20;
    private static final int DEFAULT_HEADLINES = 30;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final CacheControl SHORT =
            CacheControl.maxAge(Duration.ofSeconds(1)).cachePublic().mustRevalidate();

    private final Articles articles;

    ArticleController(Articles articles) {
        this.articles = articles;
    }

    /** @param next null on the last page, and then said to be null */
    record PageView(List<ArticleView> items, @Nullable String next) {}

    record HeadlineView(
            String id, String title, ArticleView.SourceView source, String language, String direction, Instant at) {}

    record HeadlinesView(List<HeadlineView> items) {}

    @GetMapping("/api/v1/articles")
    ResponseEntity<PageView> list(
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String q) {
        if (q != null) {
            throw new ProblemException(
                            ProblemType.INVALID_REQUEST,
                            "This service does not search yet: leave \"q\" out to list articles.")
                    .with("parameter", "q");
        }
        Instant start = Parameters.from(from);
        Instant end = Parameters.to(to);
        if (start != null && end != null && !start.isBefore(end)) {
            throw Parameters.invalid("from", "before \"to\"");
        }
        ArticlePage page = articles.list(new ArticleQuery(
                Parameters.source(source),
                Parameters.language(lang),
                start,
                end,
                Parameters.limit(limit, DEFAULT_LIMIT, ArticleQuery.MAX_LIMIT),
                Parameters.cursor(cursor)));
        Cursor next = page.next();
        return cached(new PageView(
                page.items().stream().map(ArticleView::inList).toList(), next == null ? null : next.encode()));
    }

    @GetMapping("/api/v1/articles/{id}")
    ResponseEntity<ArticleView> one(@PathVariable String id) {
        Lookup found = ID.matcher(id).matches() ? articles.find(id) : new Lookup.Unknown();
        return switch (found) {
            case Lookup.Found(var article) -> cached(ArticleView.whole(article));
            case Lookup.Withdrawn(var articleId, var reason, var at) ->
                throw new ProblemException(ProblemType.GONE, "This article has been withdrawn.")
                        .with("articleId", articleId)
                        .with("reason", reason)
                        .with("withdrawnAt", at);
            case Lookup.Unknown() -> throw new ProblemException(ProblemType.NOT_FOUND, "There is no such article.");
        };
    }

    @GetMapping("/api/v1/headlines")
    ResponseEntity<HeadlinesView> headlines(@RequestParam(required = false) @Nullable String limit) {
        int count = Parameters.limit(limit, DEFAULT_HEADLINES, Articles.MAX_HEADLINES);
        return cached(new HeadlinesView(
                articles.latest(count).stream().map(ArticleController::view).toList()));
    }

    private static HeadlineView view(Headline headline) {
        return new HeadlineView(
                headline.id(),
                headline.title(),
                new ArticleView.SourceView(headline.sourceId(), headline.sourceName()),
                headline.language(),
                headline.direction(),
                headline.at());
    }

    private static <T> ResponseEntity<T> cached(T body) {
        return ResponseEntity.ok().cacheControl(SHORT).body(body);
    }
}
