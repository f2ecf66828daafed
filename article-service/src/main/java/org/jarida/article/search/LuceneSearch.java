package org.jarida.article.search;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jarida.article.article.Article;
import org.jarida.article.article.ArticleQuery;
import org.jarida.article.article.Articles;
import org.jarida.article.search.Ranking.Ranked;
import org.jarida.article.source.Source;
import org.jarida.article.source.Sources;
import org.jarida.events.DisplayPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Searches this replica's index, and shows what it finds through {@link Articles}: hidden images, withdrawn articles and
 * policies are those of this moment even while the index is behind. The index is quoted only from the revision that is
 * shown, and only where its source lets the whole text be shown.
 */
final class LuceneSearch implements Search {

    private static final Answer NOTHING = new Answer(List.of(), null, 0, false);
    private static final Facets NO_FACETS = new Facets(List.of(), List.of(), List.of(), 0, false);

    private final ArticleIndex index;
    private final BooleanSupplier complete;
    private final Articles articles;
    private final Sources sources;
    private final Clock clock;
    private final Analyzer analyzer;
    private final QueryCompiler compiler;
    private final Highlighter highlighter;
    private final Suggestions suggestions;

    LuceneSearch(ArticleIndex index, BooleanSupplier complete, Articles articles, Sources sources, Clock clock) {
        this.index = index;
        this.complete = complete;
        this.articles = articles;
        this.sources = sources;
        this.clock = clock;
        this.analyzer = index.analyzer();
        this.compiler = new QueryCompiler(analyzer, this::sourceIds);
        this.highlighter = new Highlighter(analyzer);
        this.suggestions = new Suggestions(analyzer, compiler);
    }

    @Override
    public Answer find(Question question, @Nullable SearchCursor after) {
        int limit = question.within().limit();
        SearchQuery asked = QueryParser.parse(question.text());
        Query query = compiler.compile(asked, filters(question.within()));
        Instant asOf = after == null ? clock.instant().truncatedTo(ChronoUnit.MILLIS) : after.asOf();
        boolean isComplete = complete.getAsBoolean();
        return index.ask(
                searcher -> {
                    Ranking ranking = Ranking.of(searcher, query, asOf);
                    List<Ranked> rest = ranking.after(after);
                    Highlighter.Marker marker = highlighter.marker(asked);
                    List<Hit> hits = new ArrayList<>(limit);
                    int looked = 0;
                    // what is withdrawn by now leaves no gap in the page
                    while (hits.size() < limit && looked < rest.size()) {
                        List<Ranked> some = rest.subList(looked, Math.min(rest.size(), looked + limit - hits.size()));
                        hits.addAll(shown(searcher, some, marker));
                        looked += some.size();
                    }
                    SearchCursor next = looked < rest.size()
                            ? cursor(asOf, rest.subList(0, looked), (after == null ? 0 : after.rank()) + looked)
                            : null;
                    return new Answer(hits, next, ranking.total(), isComplete);
                },
                NOTHING);
    }

    private static SearchCursor cursor(Instant asOf, List<Ranked> looked, int rank) {
        List<String> last = looked.reversed().stream()
                .limit(SearchCursor.REMEMBERED)
                .map(each -> each.articleId().substring(each.articleId().length() - SearchCursor.ENDING))
                .toList();
        return new SearchCursor(asOf, last, rank);
    }

    private List<Hit> shown(IndexSearcher searcher, List<Ranked> ranked, Highlighter.Marker marker) throws IOException {
        Map<String, Ranked> byId = ranked.stream().collect(Collectors.toMap(Ranked::articleId, Function.identity()));
        List<Hit> hits = new ArrayList<>(ranked.size());
        for (Article article :
                articles.pick(ranked.stream().map(Ranked::articleId).toList())) {
            Ranked found = byId.get(article.id());
            if (found != null) {
                Quote title = marker.title(article.title(), article.language());
                hits.add(new Hit(article, title, quote(searcher, found, article, marker)));
            }
        }
        return hits;
    }

    private static Quote quote(IndexSearcher searcher, Ranked found, Article article, Highlighter.Marker marker)
            throws IOException {
        Quote quote = marker.passages(article.summary(), article.language());
        if (quote.isEmpty()
                && article.source().policy() == DisplayPolicy.FULL
                && article.revision() == found.revision()) {
            String text = searcher.storedFields()
                    .document(found.doc(), Set.of(Fields.TEXT))
                    .get(Fields.TEXT);
            quote = marker.passages(text == null ? "" : text, article.language());
        }
        return quote.isEmpty() ? Quote.unmarked(article.summary()) : quote;
    }

    @Override
    public List<String> newest(Question question) {
        Query query = compiler.compile(QueryParser.parse(question.text()), filters(question.within()));
        return index.ask(
                searcher -> Ranking.newest(searcher, query, question.within().limit()), List.of());
    }

    @Override
    public Facets facets(Question question) {
        Query query = compiler.compile(QueryParser.parse(question.text()), filters(question.within()));
        boolean isComplete = complete.getAsBoolean();
        return index.ask(searcher -> FacetCounts.of(searcher, query, isComplete), NO_FACETS);
    }

    @Override
    public List<Suggestion> suggest(String typed, int limit) {
        return index.ask(searcher -> suggestions.complete(searcher, typed, limit), List.of());
    }

    private static List<Query> filters(ArticleQuery within) {
        List<Query> filters = new ArrayList<>();
        addKey(filters, Fields.SOURCE, within.sourceId());
        addKey(filters, Fields.SECTION, within.section());
        addKey(filters, Fields.AUTHOR_KEY, within.author());
        String language = within.language();
        addKey(filters, Fields.LANGUAGE, language == null ? null : TextLanguage.primary(language));
        Instant from = within.from();
        if (from != null) {
            filters.add(QueryCompiler.sortAt(from.toEpochMilli(), Long.MAX_VALUE));
        }
        Instant to = within.to();
        if (to != null) {
            filters.add(QueryCompiler.sortAt(Long.MIN_VALUE, to.toEpochMilli() - 1));
        }
        return filters;
    }

    private static void addKey(List<Query> filters, String field, @Nullable String key) {
        if (key != null) {
            filters.add(new TermQuery(new Term(field, key)));
        }
    }

    /** The sources with this id, or with all of these words in their name. */
    private Set<String> sourceIds(String name) {
        Set<String> ids = new HashSet<>(Set.of(name));
        List<Set<String>> words = Words.terms(Fields.TITLE, name, analyzer);
        if (!words.isEmpty()) {
            sources.all().stream()
                    .filter(source ->
                            Words.terms(Fields.TITLE, source.name(), analyzer).containsAll(words))
                    .map(Source::id)
                    .forEach(ids::add);
        }
        return ids;
    }
}
