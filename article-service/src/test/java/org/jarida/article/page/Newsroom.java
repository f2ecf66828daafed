package org.jarida.article.page;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jarida.article.article.Article;
import org.jarida.article.article.ArticlePage;
import org.jarida.article.article.ArticleQuery;
import org.jarida.article.article.Articles;
import org.jarida.article.article.Cursor;
import org.jarida.article.article.Headline;
import org.jarida.article.article.Histories;
import org.jarida.article.article.Labels;
import org.jarida.article.article.Listing;
import org.jarida.article.article.Listings;
import org.jarida.article.article.Lookup;
import org.jarida.article.search.Stories;
import org.jarida.article.source.Source;
import org.jarida.article.source.Sources;
import org.jarida.events.WithdrawalReason;

/** Articles and sources in memory, as readers would see them; a test fills it. */
final class Newsroom implements Articles, Histories, Listings {

    private final Map<String, Article> articles = new LinkedHashMap<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final List<String> withdrawn = new ArrayList<>();
    private final List<List<String>> together = new ArrayList<>();
    private final List<Article> earlier = new ArrayList<>();

    void clear() {
        together.clear();
        articles.clear();
        sources.clear();
        withdrawn.clear();
        earlier.clear();
    }

    /** Files a version that an article had before the one it has. */
    void hadBefore(Article version) {
        earlier.addFirst(version);
    }

    @Override
    public List<Article> versions(String articleId) {
        return Stream.concat(Stream.ofNullable(articles.get(articleId)), earlier.stream())
                .filter(version -> version.id().equals(articleId) && articles.containsKey(articleId))
                .toList();
    }

    @Override
    public List<Listing> between(Instant from, Instant to, Set<String> exceptSources, int limit) {
        throw new UnsupportedOperationException("no page asks for it");
    }

    @Override
    public Optional<Instant> newestBefore(Instant time, Set<String> exceptSources) {
        throw new UnsupportedOperationException("no page asks for it");
    }

    @Override
    public int count(Instant from, Instant to, int most) {
        throw new UnsupportedOperationException("no page asks for it");
    }

    @Override
    public Map<String, Instant> newestOf(Collection<String> sourceIds) {
        return articles.values().stream()
                .filter(article -> sourceIds.contains(article.source().id()))
                .collect(Collectors.toMap(
                        article -> article.source().id(),
                        Article::sortAt,
                        BinaryOperator.maxBy(Comparator.naturalOrder())));
    }

    @Override
    public List<List<String>> newestLabels(int limit) {
        return newestFirst().stream().map(Article::categories).limit(limit).toList();
    }

    void add(Article article) {
        articles.put(article.id(), article);
        sources.put(article.source().id(), article.source());
    }

    void follow(Source source) {
        sources.put(source.id(), source);
    }

    void withdraw(String articleId) {
        articles.remove(articleId);
        withdrawn.add(articleId);
    }

    @Override
    public Lookup find(String articleId) {
        Article article = articles.get(articleId);
        if (article != null) {
            return new Lookup.Found(article);
        }
        return withdrawn.contains(articleId)
                ? new Lookup.Withdrawn(articleId, WithdrawalReason.TAKEDOWN, Instant.parse("2026-11-20T10:00:00Z"))
                : new Lookup.Unknown();
    }

    @Override
    public ArticlePage list(ArticleQuery query) {
        List<Article> found = newestFirst().stream()
                .filter(article -> query.sourceId() == null
                        || query.sourceId().equals(article.source().id()))
                .filter(article -> query.section() == null || hasKey(article.categories(), query.section()))
                .filter(article -> query.author() == null || hasKey(article.authors(), query.author()))
                .filter(article -> query.from() == null || !article.sortAt().isBefore(query.from()))
                .filter(article -> query.to() == null || article.sortAt().isBefore(query.to()))
                .filter(article -> query.after() == null
                        || article.sortAt().isBefore(query.after().sortAt()))
                .toList();
        List<Article> page = found.stream().limit(query.limit()).toList();
        return new ArticlePage(
                page,
                found.size() > page.size()
                        ? new Cursor(page.getLast().sortAt(), page.getLast().id())
                        : null);
    }

    @Override
    public List<Article> whole(List<String> articleIds) {
        return articleIds.stream().map(articles::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Article> pick(List<String> articleIds) {
        return articleIds.stream().map(articles::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<Headline> latest(int count) {
        return newestFirst().stream()
                .limit(count)
                .map(article -> new Headline(
                        article.id(),
                        article.title(),
                        article.source().id(),
                        article.source().name(),
                        article.language(),
                        article.direction(),
                        article.sortAt()))
                .toList();
    }

    @Override
    public boolean hasImage(String articleId, String imageId) {
        return articles.containsKey(articleId)
                && articles.get(articleId).images().stream()
                        .anyMatch(image -> image.id().equals(imageId));
    }

    /** These tell the same story. */
    void tellTheSame(String... articleIds) {
        together.add(List.of(articleIds));
    }

    Stories stories() {
        return asked -> asked.stream()
                .flatMap(article -> together.stream()
                        .filter(story -> story.contains(article.id()))
                        .map(story -> Map.entry(article.id(), pick(story))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    Sources sources() {
        return new Sources() {
            @Override
            public Optional<Source> find(String sourceId) {
                return Optional.ofNullable(sources.get(sourceId));
            }

            @Override
            public Map<String, Source> describe(Collection<String> sourceIds) {
                return sourceIds.stream().collect(Collectors.toMap(id -> id, sources::get));
            }

            @Override
            public Set<String> linkOnly() {
                return sources.values().stream()
                        .filter(Source::linkOnly)
                        .map(Source::id)
                        .collect(Collectors.toSet());
            }

            @Override
            public List<Source> all() {
                return sources.values().stream()
                        .filter(Source::followed)
                        .sorted(Comparator.comparing(Source::name))
                        .toList();
            }
        };
    }

    private static boolean hasKey(List<String> labels, String key) {
        return labels.stream().anyMatch(label -> Labels.key(label).equals(key));
    }

    private List<Article> newestFirst() {
        return articles.values().stream()
                .sorted(Comparator.comparing(Article::sortAt).reversed())
                .toList();
    }
}
