package org.jarida.article.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jarida.article.article.Article;
import org.jarida.article.article.ArticleQuery;
import org.jarida.article.search.Quote;
import org.jarida.article.search.Search;
import org.jarida.article.search.SearchCursor;
import org.jspecify.annotations.Nullable;

/** Looks through the articles of a test for a text as it is; more of an answer than a page has is on the next one. */
final class NewsroomSearch implements Search {

    private final Newsroom newsroom;
    volatile boolean complete = true;

    NewsroomSearch(Newsroom newsroom) {
        this.newsroom = newsroom;
    }

    @Override
    public Answer find(Question question, @Nullable SearchCursor after) {
        List<Article> found = found(question);
        int start = after == null ? 0 : after.rank();
        int end = Math.min(found.size(), start + question.within().limit());
        SearchCursor next = end < found.size() ? new SearchCursor(Instant.EPOCH, List.of("0".repeat(12)), end) : null;
        List<Hit> hits = found.subList(start, end).stream()
                .map(article -> new Hit(
                        article, marked(article.title(), question.text()), marked(article.summary(), question.text())))
                .toList();
        return new Answer(hits, next, found.size(), complete);
    }

    private List<Article> found(Question question) {
        return newsroom.list(all(question.within())).items().stream()
                .filter(article -> (article.title() + " " + article.summary()).contains(question.text()))
                .toList();
    }

    private static ArticleQuery all(ArticleQuery page) {
        return ArticleQuery.newest(ArticleQuery.MAX_LIMIT)
                .of(page.sourceId())
                .spoken(page.language())
                .between(page.from(), page.to());
    }

    private static Quote marked(String text, String word) {
        List<Quote.Part> parts = new ArrayList<>();
        int from = 0;
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, from)) {
            parts.add(new Quote.Part(text.substring(from, at), false));
            parts.add(new Quote.Part(word, true));
            from = at + word.length();
        }
        parts.add(new Quote.Part(text.substring(from), false));
        return new Quote(parts);
    }

    @Override
    public List<String> newest(Question question) {
        return found(question).stream().map(Article::id).toList();
    }

    @Override
    public Facets facets(Question question) {
        List<Article> found = found(question);
        return new Facets(
                counts(found, article -> article.source().id()),
                counts(found, Article::language),
                NewsroomSearch.<LocalDate>counts(
                        found, article -> LocalDate.ofInstant(article.sortAt(), ZoneOffset.UTC)),
                found.size(),
                complete);
    }

    private static <T> List<Count<T>> counts(List<Article> found, Function<Article, T> value) {
        Map<T, Long> counts = found.stream().collect(Collectors.groupingBy(value, Collectors.counting()));
        return counts.entrySet().stream()
                .map(each -> new Count<>(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingLong((Count<T> count) -> count.articles())
                        .reversed())
                .toList();
    }

    @Override
    public List<Suggestion> suggest(String typed, int limit) {
        return List.of(new Suggestion(typed + "…", 1));
    }
}
