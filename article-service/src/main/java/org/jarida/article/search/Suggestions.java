package org.jarida.article.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.index.TermsEnum.SeekStatus;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jarida.article.search.Search.Suggestion;

/** Completes the last word of a question by words of titles, the most frequent beside the words before it first. */
final class Suggestions {

    private static final int SHORTEST = 2;
    private static final int MOST_TERMS = 4000;
    private static final int MOST_CANDIDATES = 30;

    private final Analyzer analyzer;
    private final QueryCompiler compiler;

    Suggestions(Analyzer analyzer, QueryCompiler compiler) {
        this.analyzer = analyzer;
        this.compiler = compiler;
    }

    List<Suggestion> complete(IndexSearcher searcher, String typed, int limit) throws IOException {
        int start = typed.length();
        while (start > 0 && isOfWord(typed.codePointBefore(start))) {
            start = typed.offsetByCodePoints(start, -1);
        }
        String before = typed.substring(0, start);
        List<Set<String>> last = Words.terms(Fields.TITLE, typed.substring(start), analyzer);
        if (last.size() != 1 || last.getFirst().iterator().next().length() < SHORTEST) {
            return List.of();
        }
        String prefix = last.getFirst().iterator().next();
        SearchQuery others = QueryParser.parse(before);
        List<Query> filters = others.isEmpty() ? List.of() : List.of(compiler.compile(others, List.of()));
        List<Suggestion> suggestions = new ArrayList<>();
        for (Candidate candidate : candidates(searcher, prefix)) {
            // counted, because a withdrawn article's words stay in the index for a while
            int articles = searcher.count(both(candidate.folded(), filters));
            if (articles > 0) {
                suggestions.add(new Suggestion(before + candidate.written(), articles));
            }
        }
        suggestions.sort(Comparator.comparingLong(Suggestion::articles).reversed());
        return List.copyOf(suggestions.subList(0, Math.min(limit, suggestions.size())));
    }

    private static boolean isOfWord(int each) {
        return Character.isLetterOrDigit(each) || Character.getType(each) == Character.NON_SPACING_MARK;
    }

    private static Query both(String folded, List<Query> filters) {
        BooleanQuery.Builder both =
                new BooleanQuery.Builder().add(new TermQuery(new Term(Fields.TITLE, folded)), Occur.FILTER);
        filters.forEach(filter -> both.add(filter, Occur.FILTER));
        return both.build();
    }

    /** A word, and how it is written most often. */
    private static final class Candidate {
        private final String folded;
        private String written = "";
        private int most;
        private int articles;

        Candidate(String folded) {
            this.folded = folded;
        }

        String folded() {
            return folded;
        }

        String written() {
            return written;
        }

        int articles() {
            return articles;
        }

        void add(String spelling, int count) {
            articles += count;
            if (count > most) {
                most = count;
                written = spelling;
            }
        }
    }

    private static List<Candidate> candidates(IndexSearcher searcher, String prefix) throws IOException {
        Map<String, Candidate> candidates = new HashMap<>();
        BytesRef start = new BytesRef(prefix);
        for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
            Terms terms = leaf.reader().terms(Fields.WORD);
            TermsEnum term = terms == null ? null : terms.iterator();
            if (term == null || term.seekCeil(start) == SeekStatus.END) {
                continue;
            }
            int left = MOST_TERMS;
            BytesRef found = term.term();
            while (found != null && StringHelper.startsWith(found, start) && left-- > 0) {
                String both = found.utf8ToString();
                int end = both.indexOf(Fields.WRITTEN);
                candidates
                        .computeIfAbsent(both.substring(0, end), Candidate::new)
                        .add(both.substring(end + 1), term.docFreq());
                found = term.next();
            }
        }
        return candidates.values().stream()
                .sorted(Comparator.comparingInt(Candidate::articles).reversed())
                .limit(MOST_CANDIDATES)
                .toList();
    }
}
