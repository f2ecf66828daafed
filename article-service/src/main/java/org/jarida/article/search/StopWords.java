package org.jarida.article.search;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;

/** The words of Arabic, French and English that say little by themselves, folded. */
final class StopWords {

    private final Analyzer analyzer;
    private final Set<String> words = new HashSet<>();

    StopWords(Analyzer analyzer) {
        this.analyzer = analyzer;
        for (CharArraySet language : List.of(
                ArabicAnalyzer.getDefaultStopSet(),
                FrenchAnalyzer.getDefaultStopSet(),
                EnglishAnalyzer.getDefaultStopSet())) {
            language.forEach(word -> words.addAll(folded(new String((char[]) word))));
        }
    }

    private Set<String> folded(String text) {
        Set<String> folded = new HashSet<>();
        // a field that keeps على, which is one of them, apart from علي, which is a name
        Words.terms(Fields.title(TextLanguage.OTHER), text, analyzer).forEach(folded::addAll);
        return folded;
    }

    /** Whether a text has such words only. */
    boolean areAll(String text) {
        Set<String> asked = folded(text);
        return !asked.isEmpty() && words.containsAll(asked);
    }
}
