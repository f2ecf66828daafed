package org.jarida.article.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jarida.article.article.Article;
import org.jarida.article.article.ArticlePage;
import org.jarida.article.article.ArticleQuery;
import org.jarida.article.article.Articles;
import org.jarida.article.article.Cursor;
import org.jarida.article.article.Headline;
import org.jarida.article.article.Histories;
import org.jarida.article.article.ReadableArticles;
import org.jarida.article.search.Search;
import org.jarida.article.search.SearchCursor;
import org.jarida.article.search.Stories;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API to read articles. Answers may be kept for a second, so that a hidden image is gone everywhere soon after its
 * verdict, and carry an ETag of their bytes.
 */
@RestController
class ArticleController {

    private static final int DEFAULT_LIMIT = 20;
    private static final int DEFAULT_HEADLINES = 30;
    static final CacheControl SHORT =
            CacheControl.maxAge(Duration.ofSeconds(1)).cachePublic().mustRevalidate();

    private final Articles articles;
    private final ReadableArticles readable;
    private final Histories histories;
    private final Search search;
    private final Stories stories;
    private final JsonMapper json;

    ArticleController(Articles articles, Histories histories, Search search, Stories stories, JsonMapper json) {
        this.articles = articles;
        this.readable = new ReadableArticles(articles);
        this.histories = histories;
        this.search = search;
        this.stories = stories;
        this.json = json;
    }

    record RevisionsView(List<RevisionView> items) {}

    record RevisionView(long revision, String title, Instant changedAt) {

        static RevisionView of(Article version) {
            return new RevisionView(version.revision(), version.title(), version.changedAt());
        }
    }

    /**
     * A page of a list, or of what a search has found.
     *
     * @param next null on the last page, and then said to be null
     * @param total how many articles a search has found
     * @param complete false while the index of the replica that searched is being filled: there may be more
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PageView(
            List<?> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long total,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean complete) {

        static PageView of(ArticlePage page, Fields wanted) {
            Cursor next = page.next();
            return new PageView(
                    wanted.in(page.items().stream().map(ArticleView::inList).toList()),
                    next == null ? null : next.encode(),
                    null,
                    null);
        }

        static PageView of(Search.Answer answer, Fields wanted) {
            SearchCursor next = answer.next();
            return new PageView(
                    wanted.in(answer.hits().stream().map(ArticleView::found).toList()),
                    next == null ? null : next.encode(),
                    answer.total(),
                    answer.complete());
        }
    }

    record HeadlineView(
            String id,
            String title,
            ArticleView.SourceView source,
            String language,
            String direction,
            String href,
            Instant at) {}

    record HeadlinesView(List<HeadlineView> items) {}

    @GetMapping("/api/v1/articles")
    ResponseEntity<PageView> list(
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String section,
            @RequestParam(required = false) @Nullable String author,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String fields,
            @RequestParam(required = false) @Nullable String q) {
        String text = Parameters.text(q);
        Fields wanted = Fields.of(fields, text == null ? ArticleView.LISTED : ArticleView.FOUND, json);
        Instant start = Parameters.from(from);
        Instant end = Parameters.to(to);
        if (start != null && end != null && !start.isBefore(end)) {
            throw Parameters.invalid("from", "before \"to\"");
        }
        ArticleQuery list = ArticleQuery.newest(Parameters.limit(limit, DEFAULT_LIMIT, ArticleQuery.MAX_LIMIT))
                .of(Parameters.source(source))
                .in(Parameters.label(section, "section"))
                .by(Parameters.label(author, "author"))
                .spoken(Parameters.language(lang))
                .between(start, end);
        return cached(
                text == null
                        ? PageView.of(articles.list(list.after(Parameters.cursor(cursor))), wanted)
                        : PageView.of(
                                search.find(new Search.Question(text, list), Parameters.searchCursor(cursor)), wanted));
    }

    @GetMapping("/api/v1/articles/{id}")
    ResponseEntity<Object> one(@PathVariable String id, @RequestParam(required = false) @Nullable String fields) {
        Fields wanted = Fields.of(fields, ArticleView.NAMES, json);
        Article article = readable.find(id);
        return cached(wanted.in(ArticleView.whole(article, stories.of(article))));
    }

    /** The texts that an article has had, newest first; what each said is at its revision. */
    @GetMapping("/api/v1/articles/{id}/revisions")
    ResponseEntity<RevisionsView> revisions(@PathVariable String id) {
        return cached(
                new RevisionsView(versions(id).stream().map(RevisionView::of).toList()));
    }

    @GetMapping("/api/v1/articles/{id}/revisions/{revision}")
    ResponseEntity<ArticleView> revision(@PathVariable String id, @PathVariable String revision) {
        return versions(id).stream()
                .filter(version -> Long.toString(version.revision()).equals(revision))
                .findFirst()
                .map(version -> cached(ArticleView.version(version)))
                .orElseThrow(
                        () -> new ProblemException(ProblemType.NOT_FOUND, "There is no such version of this article."));
    }

    private List<Article> versions(String id) {
        Article current = readable.find(id);
        List<Article> versions = histories.versions(id);
        return versions.isEmpty() ? List.of(current) : versions;
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
                headline.path(),
                headline.at());
    }

    private static <T> ResponseEntity<T> cached(T body) {
        return ResponseEntity.ok().cacheControl(SHORT).body(body);
    }
}
