package org.jarida.article.search;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;

/**
 * The different words that tell an article's event: those of its title and its lead, as search reduces them to stems,
 * without those that every text has. Numbers are the same however they are written: {@code 14 000}, {@code 14.000} and
 * {@code ١٤٠٠٠}, {@code 2,50} and {@code 2.5}.
 */
final class StoryTerms {

    /** Characters of an article's beginning that are read; what comes later tells of other things too. */
    static final int LEAD = 500;

    private static final Pattern GROUPING =
            Pattern.compile("(?<=(?<!\\p{Nd})\\p{Nd}{1,3})[.,\u066C\u00A0\u202F ](?=\\p{Nd}{3}(?!\\p{Nd}))");
    private static final Pattern DECIMAL_SIGN = Pattern.compile("(?<=\\p{Nd})[,\u066B](?=\\p{Nd})");
    private static final Pattern TRAILING_ZEROS = Pattern.compile("(?<=\\p{Nd})(\\.\\p{Nd}*?)[0٠]+(?!\\p{Nd})");
    private static final Pattern LONELY_POINT = Pattern.compile("(?<=\\p{Nd})\\.(?!\\p{Nd})");

    private final Analyzer analyzer;
    private final Map<TextLanguage, Set<String>> stopWords = new EnumMap<>(TextLanguage.class);

    StoryTerms(Analyzer analyzer) {
        this.analyzer = analyzer;
        stopWords.put(TextLanguage.ARABIC, stems(TextLanguage.ARABIC, ArabicAnalyzer.getDefaultStopSet()));
        stopWords.put(TextLanguage.FRENCH, stems(TextLanguage.FRENCH, FrenchAnalyzer.getDefaultStopSet()));
        stopWords.put(TextLanguage.ENGLISH, stems(TextLanguage.ENGLISH, EnglishAnalyzer.getDefaultStopSet()));
    }

    private Set<String> stems(TextLanguage language, CharArraySet words) {
        Set<String> stems = new HashSet<>();
        words.forEach(word -> Words.terms(Fields.title(language), new String((char[]) word), analyzer)
                .forEach(stems::addAll));
        return stems;
    }

    /** @param lead plain text, of which only the beginning is read */
    StoryWords of(TextLanguage language, String title, String lead) {
        return new StoryWords(
                language, terms(language, title), terms(language, lead.substring(0, Math.min(LEAD, lead.length()))));
    }

    private Set<String> terms(TextLanguage language, String text) {
        Set<String> stop = stopWords.getOrDefault(language, Set.of());
        Set<String> terms = new LinkedHashSet<>();
        for (Set<String> place : Words.terms(Fields.title(language), sameNumbers(text), analyzer)) {
            if (place.stream().noneMatch(stop::contains)) {
                terms.addAll(place);
            }
        }
        return terms;
    }

    private static String sameNumbers(String text) {
        String ungrouped = GROUPING.matcher(text).replaceAll("");
        String pointed = DECIMAL_SIGN.matcher(ungrouped).replaceAll(".");
        String shortest = TRAILING_ZEROS.matcher(pointed).replaceAll("$1");
        return LONELY_POINT.matcher(shortest).replaceAll(" ");
    }
}
