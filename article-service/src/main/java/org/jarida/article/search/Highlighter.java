package org.jarida.article.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;
import org.jarida.article.search.SearchQuery.Clause;
import org.jarida.article.search.SearchQuery.Group;
import org.jarida.article.search.SearchQuery.Place;

/**
 * Marks the words that a reader looked for in texts that may be shown. It works on the very text that it is given, never on
 * what the index remembers, so that it cannot show more than its caller.
 */
final class Highlighter {

    /** Characters of a passage, about. */
    private static final int PASSAGE = 160;

    private static final int PASSAGES = 2;

    private final Analyzer analyzer;
    private final UnifiedHighlighter whole;
    private final UnifiedHighlighter passages;

    Highlighter(Analyzer analyzer) {
        this.analyzer = analyzer;
        this.whole = UnifiedHighlighter.builderWithoutSearcher(analyzer)
                .withBreakIterator(WholeBreakIterator::new)
                .withFormatter(new QuoteFormatter())
                .build();
        this.passages = UnifiedHighlighter.builderWithoutSearcher(analyzer)
                .withBreakIterator(() -> LengthGoalBreakIterator.createClosestToLength(
                        BreakIterator.getSentenceInstance(Locale.ROOT), PASSAGE, 0.5f))
                .withFormatter(new QuoteFormatter())
                .build();
    }

    /** Marks what one reader looked for. */
    Marker marker(SearchQuery asked) {
        return new Marker(asked);
    }

    final class Marker {

        private final SearchQuery asked;
        private final Map<TextLanguage, Query> words = new EnumMap<>(TextLanguage.class);

        private Marker(SearchQuery asked) {
            this.asked = asked;
        }

        /** A title, whole. */
        Quote title(String title, String language) {
            return mark(whole, title, language, 1, Quote.unmarked(title));
        }

        /** Passages of a text that have the words; empty when none has. */
        Quote passages(String text, String language) {
            return text.isEmpty() ? Quote.unmarked("") : mark(passages, text, language, PASSAGES, Quote.unmarked(""));
        }

        private Quote mark(UnifiedHighlighter highlighter, String text, String language, int most, Quote otherwise) {
            TextLanguage family = TextLanguage.of(language);
            Query query = words.computeIfAbsent(family, _ -> words(asked, family));
            try {
                Object found = highlighter.highlightWithoutSearcher(Fields.body(family), query, text, most);
                return found instanceof Quote quote && !quote.isEmpty() ? quote : otherwise;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Every word that was looked for, as the stems of a language. */
    private Query words(SearchQuery asked, TextLanguage language) {
        Set<String> stems = new LinkedHashSet<>();
        asked.groups().stream()
                .map(Group::any)
                .flatMap(List::stream)
                .flatMap(Highlighter::text)
                .forEach(words ->
                        Words.terms(Fields.body(language), words, analyzer).forEach(stems::addAll));
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        stems.forEach(stem -> any.add(new TermQuery(new Term(Fields.body(language), stem)), Occur.SHOULD));
        return any.build();
    }

    private static Stream<String> text(Clause clause) {
        return clause instanceof SearchQuery.Text(var words, var _, var place) && place != Place.AUTHOR
                ? Stream.of(words)
                : Stream.of();
    }
}
