package org.jarida.article.search;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jarida.article.search.SearchQuery.Clause;
import org.jarida.article.search.SearchQuery.Group;
import org.jarida.article.search.SearchQuery.Place;
import org.jspecify.annotations.Nullable;

/**
 * Makes Lucene's query of what a reader asked for. A word is looked for in the stems of each language, in titles and texts,
 * and counts where it weighs most; a title that has the very word weighs more. Words that nearly every text has (في, de, the)
 * are no condition beside others.
 */
final class QueryCompiler {

    /** A word in the title against one in the text, and the very word of the title on top of its stem. */
    private static final float TITLE = 3f;

    private static final float VERY_WORD = 1f;
    private static final float OTHER_PLACES = 0.1f;

    private final Analyzer analyzer;
    private final StopWords stopWords;
    private final Function<String, Set<String>> sourceIds;

    /** @param sourceIds the ids of sources with an id or a name such as this */
    QueryCompiler(Analyzer analyzer, Function<String, Set<String>> sourceIds) {
        this.analyzer = analyzer;
        this.stopWords = new StopWords(analyzer);
        this.sourceIds = sourceIds;
    }

    /** The query of readable articles, scored by relevance alone. */
    Query compile(SearchQuery asked, List<Query> filters) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean hasWeightyWords = asked.groups().stream().anyMatch(group -> isText(group) && !isLight(group));
        boolean isPositive = false;
        for (Group group : asked.groups()) {
            List<Query> any = group.any().stream()
                    .map(this::compile)
                    .filter(Objects::nonNull)
                    .toList();
            if (!any.isEmpty()) {
                isPositive = true;
                all.add(anyOf(any), occur(group, hasWeightyWords));
            }
        }
        for (Clause clause : asked.without()) {
            Query excluded = compile(clause);
            if (excluded != null) {
                isPositive |= asked.groups().isEmpty(); // all but these
                all.add(excluded, Occur.MUST_NOT);
            }
        }
        if (!isPositive) {
            return new MatchNoDocsQuery("nothing was asked for");
        }
        filters.forEach(filter -> all.add(filter, Occur.FILTER));
        return all.add(new FieldExistsQuery(Fields.SORT_AT), Occur.FILTER).build();
    }

    private Occur occur(Group group, boolean hasWeightyWords) {
        if (!isText(group)) {
            return Occur.FILTER;
        }
        return hasWeightyWords && isLight(group) ? Occur.SHOULD : Occur.MUST;
    }

    private static boolean isText(Group group) {
        return group.any().stream().anyMatch(SearchQuery.Text.class::isInstance);
    }

    private boolean isLight(Group group) {
        return group.any().size() == 1
                && group.any().getFirst() instanceof SearchQuery.Text(var words, var exactly, var place)
                && !exactly
                && place == Place.ANYWHERE
                && stopWords.areAll(words);
    }

    private static Query anyOf(List<Query> any) {
        if (any.size() == 1) {
            return any.getFirst();
        }
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        any.forEach(each -> either.add(each, Occur.SHOULD));
        return either.build();
    }

    /** Null when there is nothing to look for, such as in a word of signs only. */
    private @Nullable Query compile(Clause clause) {
        return switch (clause) {
            case SearchQuery.Text(var words, var exactly, var place) ->
                exactly ? phrase(words, place) : words(words, place);
            case SearchQuery.OfSource(var name) ->
                new TermInSetQuery(
                        Fields.SOURCE,
                        sourceIds.apply(name).stream().map(BytesRef::new).toList());
            case SearchQuery.InLanguage(var tag) -> new TermQuery(new Term(Fields.LANGUAGE, TextLanguage.primary(tag)));
            case SearchQuery.After(var day) -> sortAt(millis(day), Long.MAX_VALUE);
            case SearchQuery.Before(var day) -> sortAt(Long.MIN_VALUE, millis(day) - 1);
        };
    }

    /** From a time to a time, both inclusive. */
    static Query sortAt(long from, long to) {
        return LongField.newRangeQuery(Fields.SORT_AT, from, to);
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    private @Nullable Query words(String words, Place place) {
        if (place == Place.AUTHOR) {
            return allOf(Fields.AUTHOR, words);
        }
        List<Query> stems = Stream.of(TextLanguage.values())
                .flatMap(language -> Stream.of(
                        boosted(allOf(Fields.title(language), words), TITLE),
                        place == Place.TITLE ? null : allOf(Fields.body(language), words)))
                .filter(Objects::nonNull)
                .toList();
        Query veryWord = boosted(allOf(Fields.TITLE, words), VERY_WORD);
        if (stems.isEmpty() || veryWord == null) {
            return null;
        }
        return new BooleanQuery.Builder()
                .add(new DisjunctionMaxQuery(stems, OTHER_PLACES), Occur.MUST)
                .add(veryWord, Occur.SHOULD)
                .build();
    }

    private static @Nullable Query boosted(@Nullable Query query, float boost) {
        return query == null || boost == 1f ? query : new BoostQuery(query, boost);
    }

    /** What is one word to a reader may be several to a field, such as a date. */
    private @Nullable Query allOf(String field, String words) {
        List<Query> places = new ArrayList<>();
        for (Set<String> terms : Words.terms(field, words, analyzer)) {
            SynonymQuery.Builder same = new SynonymQuery.Builder(field);
            terms.forEach(term -> same.addTerm(new Term(field, term)));
            places.add(
                    terms.size() == 1
                            ? new TermQuery(new Term(field, terms.iterator().next()))
                            : same.build());
        }
        if (places.size() <= 1) {
            return places.isEmpty() ? null : places.getFirst();
        }
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        places.forEach(each -> all.add(each, Occur.MUST));
        return all.build();
    }

    private @Nullable Query phrase(String words, Place place) {
        if (place == Place.AUTHOR) {
            return phraseIn(Fields.AUTHOR, words);
        }
        Query title = boosted(phraseIn(Fields.TITLE, words), TITLE);
        Query body = place == Place.TITLE ? null : phraseIn(Fields.BODY, words);
        if (title == null || body == null) {
            return title;
        }
        return new DisjunctionMaxQuery(List.of(title, body), OTHER_PLACES);
    }

    private @Nullable Query phraseIn(String field, String words) {
        List<Set<String>> places = Words.terms(field, words, analyzer);
        if (places.isEmpty()) {
            return null;
        }
        PhraseQuery.Builder phrase = new PhraseQuery.Builder();
        places.forEach(terms -> phrase.add(new Term(field, terms.iterator().next())));
        return phrase.build();
    }
}
