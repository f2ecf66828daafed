package org.jarida.article.api;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jarida.article.article.ArticleQuery;
import org.jarida.article.search.Search;
import org.jarida.article.search.Search.Count;
import org.jarida.article.source.Source;
import org.jarida.article.source.Sources;
import org.jarida.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What stands beside the results of a search: where they come from, and what a reader may be about to type. */
@RestController
class SearchController {

    private static final int DEFAULT_SUGGESTIONS = 8;
    private static final int MOST_SUGGESTIONS = 20;
    private static final CacheControl SHORT =
            CacheControl.maxAge(Duration.ofSeconds(1)).cachePublic().mustRevalidate();

    private final Search search;
    private final Sources sources;

    SearchController(Search search, Sources sources) {
        this.search = search;
        this.sources = sources;
    }

    record SourceCount(String id, String name, long count) {}

    record LanguageCount(String language, long count) {}

    record DayCount(LocalDate day, long count) {}

    record FacetsView(
            long total,
            boolean complete,
            List<SourceCount> sources,
            List<LanguageCount> languages,
            List<DayCount> days) {}

    record SuggestionView(String text, long count) {}

    record SuggestionsView(List<SuggestionView> items) {}

    @GetMapping("/api/v1/search/facets")
    ResponseEntity<FacetsView> facets(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String section,
            @RequestParam(required = false) @Nullable String author,
            @RequestParam(required = false) @Nullable String lang,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        String text = Parameters.text(q);
        if (text == null) {
            throw ProblemException.invalid("q", "is needed: what is searched for");
        }
        ArticleQuery within = ArticleQuery.newest(1)
                .of(Parameters.source(source))
                .in(Parameters.label(section, "section"))
                .by(Parameters.label(author, "author"))
                .spoken(Parameters.language(lang))
                .between(Parameters.from(from), Parameters.to(to));
        Search.Facets found = search.facets(new Search.Question(text, within));
        return cached(view(found));
    }

    private FacetsView view(Search.Facets found) {
        Map<String, Source> described =
                sources.describe(found.sources().stream().map(Count::value).collect(Collectors.toSet()));
        return new FacetsView(
                found.total(),
                found.complete(),
                found.sources().stream()
                        .map(each -> new SourceCount(each.value(), name(described, each.value()), each.articles()))
                        .toList(),
                found.languages().stream()
                        .map(each -> new LanguageCount(each.value(), each.articles()))
                        .toList(),
                found.days().stream()
                        .map(each -> new DayCount(each.value(), each.articles()))
                        .toList());
    }

    private static String name(Map<String, Source> described, String id) {
        Source source = described.get(id);
        return source == null ? id : source.name();
    }

    @GetMapping("/api/v1/search/suggestions")
    ResponseEntity<SuggestionsView> suggestions(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String limit) {
        String typed = Parameters.text(q);
        int most = Parameters.limit(limit, DEFAULT_SUGGESTIONS, MOST_SUGGESTIONS);
        List<Search.Suggestion> found = typed == null ? List.of() : search.suggest(typed, most);
        return cached(new SuggestionsView(found.stream()
                .map(each -> new SuggestionView(each.text(), each.articles()))
                .toList()));
    }

    private static <T> ResponseEntity<T> cached(T body) {
        return ResponseEntity.ok().cacheControl(SHORT).body(body);
    }
}
