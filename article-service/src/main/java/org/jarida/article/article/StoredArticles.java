package org.jarida.article.article;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jarida.article.source.Source;
import org.jarida.article.source.Sources;
import org.jarida.article.verdict.Verdicts;
import org.jarida.events.ArticleContent;
import org.jarida.events.ArticleImage;
import org.jspecify.annotations.Nullable;

/**
 * Reads articles from the store and joins them, in memory, with verdicts and sources: two small queries a page. The
 * verdicts are asked after the articles were read, so that a page never shows an image hidden before the page was asked
 * for.
 */
final class StoredArticles implements Articles {

    private final ArticleStore store;
    private final Sources sources;
    private final Verdicts verdicts;

    StoredArticles(ArticleStore store, Sources sources, Verdicts verdicts) {
        this.store = store;
        this.sources = sources;
        this.verdicts = verdicts;
    }

    @Override
    public Lookup find(String articleId) {
        ArticleState state = store.find(articleId).orElse(null);
        if (state == null) {
            return new Lookup.Unknown();
        }
        Withdrawal withdrawal = state.withdrawal();
        if (withdrawal != null) {
            return new Lookup.Withdrawn(articleId, withdrawal.reason(), withdrawal.at());
        }
        Shown readable = readable(List.of(state)).getFirst();
        ArticleContent content = readable.content();
        Set<String> hidden = verdicts.hidden(imageIds(List.of(readable)));
        Source source = describe(List.of(readable)).get(content.sourceId());
        return new Lookup.Found(Display.whole(articleId, state.revision(), content, known(source, content), hidden));
    }

    @Override
    public ArticlePage list(ArticleQuery query) {
        // one more than asked tells whether there is a next page
        List<Shown> found = readable(store.page(query, query.limit() + 1));
        List<Shown> page = found.subList(0, Math.min(found.size(), query.limit()));
        return new ArticlePage(withoutBodies(page), found.size() > page.size() ? cursor(page.getLast()) : null);
    }

    @Override
    public List<Article> pick(List<String> articleIds) {
        Map<String, ArticleState> states = store.loadWithoutBodies(articleIds);
        return withoutBodies(readable(
                articleIds.stream().map(states::get).filter(Objects::nonNull).toList()));
    }

    private List<Article> withoutBodies(List<Shown> page) {
        Set<String> hidden = verdicts.hidden(imageIds(page));
        Map<String, Source> described = describe(page);
        List<Article> items = new ArrayList<>(page.size());
        for (Shown each : page) {
            ArticleContent content = each.content();
            Source source = known(described.get(content.sourceId()), content);
            items.add(Display.withoutBody(each.id(), each.revision(), content, source, hidden));
        }
        return items;
    }

    @Override
    public List<Article> whole(List<String> articleIds) {
        Map<String, ArticleState> stored = store.load(articleIds);
        List<Shown> found = readable(articleIds.stream()
                .map(stored::get)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Set<String> hidden = verdicts.hidden(imageIds(found));
        Map<String, Source> described = describe(found);
        return found.stream()
                .map(each -> Display.whole(
                        each.id(),
                        each.revision(),
                        each.content(),
                        known(described.get(each.content().sourceId()), each.content()),
                        hidden))
                .toList();
    }

    @Override
    public List<Headline> latest(int count) {
        List<Shown> newest = readable(store.page(ArticleQuery.newest(1), Math.clamp(count, 1, MAX_HEADLINES)));
        Map<String, Source> described = describe(newest);
        return newest.stream()
                .map(each -> headline(each, known(described.get(each.content().sourceId()), each.content())))
                .toList();
    }

    @Override
    public boolean hasImage(String articleId, String imageId) {
        return store.hasImage(articleId, imageId);
    }

    private record Shown(String id, long revision, ArticleContent content) {}

    private static List<Shown> readable(List<ArticleState> states) {
        List<Shown> readable = new ArrayList<>(states.size());
        for (ArticleState state : states) {
            ArticleContent content = state.content();
            if (content != null) {
                readable.add(new Shown(state.id(), state.revision(), content));
            }
        }
        return readable;
    }

    private static Cursor cursor(Shown last) {
        return new Cursor(last.content().sortAt(), last.id());
    }

    private static Headline headline(Shown article, Source source) {
        ArticleContent content = article.content();
        return new Headline(
                article.id(),
                content.title(),
                source.id(),
                source.name(),
                content.language(),
                content.direction(),
                content.sortAt());
    }

    private Map<String, Source> describe(Collection<Shown> articles) {
        return sources.describe(
                articles.stream().map(each -> each.content().sourceId()).collect(Collectors.toSet()));
    }

    private static Source known(@Nullable Source source, ArticleContent content) {
        return source == null ? Source.undescribed(content.sourceId()) : source;
    }

    private static Set<String> imageIds(Collection<Shown> articles) {
        Set<String> ids = new LinkedHashSet<>();
        articles.forEach(
                each -> each.content().images().stream().map(ArticleImage::id).forEach(ids::add));
        return ids;
    }
}
