package org.jarida.article.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jarida.article.article.Article;
import org.jarida.article.article.ArticleQuery;
import org.jarida.article.article.Articles;
import org.jarida.article.source.Source;
import org.jarida.article.source.Sources;
import org.jarida.events.ArticleContent;
import org.jarida.events.ArticleEvent;
import org.jarida.events.ArticlePublished;
import org.jarida.events.ArticleWithdrawn;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.WithdrawalReason;
import org.jarida.test.MutableClock;

/** An index over articles of a test, and the articles as readers may see them. */
final class Shelf implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    final ArticleIndex index;
    final LuceneSearch search;
    final IndexedStories stories;
    final Articles articles;
    final MutableClock clock = new MutableClock(NOW);
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Map<String, Article> readable = new HashMap<>();
    private int count;

    Shelf(Path directory) {
        index = new ArticleIndex(directory, new Analyzers().index());
        try {
            index.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        articles = door(Articles.class, "pick", arguments -> pick((List<?>) arguments[0]));
        search = new LuceneSearch(
                index, () -> true, articles, door(Sources.class, "all", _ -> new ArrayList<>(sources.values())), clock);
        stories = new IndexedStories(index, articles, Duration.ZERO);
        source("alayyam", "جريدة الأيام", DisplayPolicy.FULL);
    }

    static String id(int number) {
        return "%032x".formatted(number);
    }

    void source(String id, String name, DisplayPolicy policy) {
        sources.put(id, new Source(id, name, null, "ar", ZoneId.of("UTC"), policy, null, null, true));
    }

    /** What an article says; what is not asked for is the same in all. */
    static ArticleContent content(String source, String language, String title, String body, Instant at) {
        return new ArticleContent(
                source,
                null,
                title,
                language,
                language.equals("ar") ? "rtl" : "ltr",
                List.of(),
                at,
                at,
                null,
                "",
                body,
                List.of(),
                List.of(),
                List.of());
    }

    /** Adds an article in Arabic with this title; returns its id. */
    String add(String title) {
        return add("ar", title, "");
    }

    String add(String language, String title, String body) {
        return add(content("alayyam", language, title, body, NOW.minusSeconds(count)));
    }

    String add(ArticleContent content) {
        String id = id(++count);
        put(id, 1, content);
        return id;
    }

    void put(String id, long revision, ArticleContent content) {
        show(id, revision, content);
        apply(new ArticlePublished(id, revision, content));
    }

    /** Lets readers see an article that the index may not have. */
    void show(String id, long revision, ArticleContent content) {
        Source source = Objects.requireNonNull(sources.get(content.sourceId()));
        boolean linkOnly = source.policy() == DisplayPolicy.LINK;
        readable.put(
                id,
                new Article(
                        id,
                        content.title(),
                        source,
                        null,
                        content.language(),
                        content.direction(),
                        content.authors(),
                        content.publishedAt(),
                        content.sortAt(),
                        null,
                        linkOnly ? "" : content.summary(),
                        "",
                        List.of(),
                        0,
                        List.of(),
                        List.of(),
                        revision));
    }

    /** The article as readers may see it. */
    Article shown(String id) {
        return Objects.requireNonNull(readable.get(id));
    }

    /** Ids of what tells the same story, first published first; empty when nothing does. */
    List<String> sameStory(String id) {
        return stories.of(shown(id)).stream().map(Article::id).toList();
    }

    /** Withdraws it from readers' eyes; the index has not heard of it. */
    void hide(String id) {
        readable.remove(id);
    }

    void withdraw(String id, long revision) {
        hide(id);
        apply(new ArticleWithdrawn(id, revision, "alayyam", WithdrawalReason.TAKEDOWN, NOW));
    }

    void apply(ArticleEvent... events) {
        try {
            index.apply(Arrays.asList(events));
            index.refresh();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ids found, the best first. */
    List<String> find(String text) {
        return find(text, ArticleQuery.newest(100));
    }

    List<String> find(String text, ArticleQuery within) {
        return search.find(new Search.Question(text, within), null).hits().stream()
                .map(hit -> hit.article().id())
                .toList();
    }

    Search.Hit only(String text) {
        List<Search.Hit> hits = search.find(new Search.Question(text, ArticleQuery.newest(10)), null)
                .hits();
        if (hits.size() != 1) {
            throw new AssertionError("not one but " + hits.size() + " for " + text);
        }
        return hits.getFirst();
    }

    private List<Article> pick(List<?> articleIds) {
        return articleIds.stream().map(readable::get).filter(Objects::nonNull).toList();
    }

    /** A door of which search may use one method, whatever else it offers. */
    private static <T> T door(Class<T> type, String only, Function<Object[], Object> answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (method.getName().equals(only)) {
                        return answer.apply(arguments);
                    }
                    throw new UnsupportedOperationException(method.toString());
                }));
    }

    @Override
    public void close() throws IOException {
        index.close();
    }
}
