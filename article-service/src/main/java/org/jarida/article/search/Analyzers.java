package org.jarida.article.search;

import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.DelegatingAnalyzerWrapper;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.icu.ICUFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.jspecify.annotations.Nullable;

/**
 * What words are the same. Every field cuts text at Unicode's word borders, folds Arabic spelling ({@link
 * ArabicFoldingFilter}) and then everything else as Unicode's folding does (case, accents, widths, digits of any script:
 * ٢٠٢٤ is 2024). The fields of a language reduce words to stems besides; words in Arabic letters are reduced as Arabic in
 * all of them, since a French article quotes Arabic names. The exact fields keep words as they are written otherwise: they
 * serve phrases, and let the very word rank before its kin.
 */
final class Analyzers {

    private final Map<String, Analyzer> byField = new HashMap<>();
    private final Analyzer exact = chain(null);

    Analyzers() {
        for (TextLanguage language : TextLanguage.values()) {
            Analyzer stemming = chain(language);
            byField.put(Fields.title(language), stemming);
            byField.put(Fields.body(language), stemming);
        }
    }

    /** Of every field of the index. */
    Analyzer index() {
        return new DelegatingAnalyzerWrapper(Analyzer.PER_FIELD_REUSE_STRATEGY) {
            @Override
            protected Analyzer getWrappedAnalyzer(String fieldName) {
                return byField.getOrDefault(fieldName, exact);
            }
        };
    }

    private static Analyzer chain(@Nullable TextLanguage stemming) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String fieldName) {
                Tokenizer words = new StandardTokenizer();
                TokenStream folded = new ArabicFoldingFilter(words, stemming != null);
                folded = new EnglishPossessiveFilter(new ElisionFilter(folded, FrenchAnalyzer.DEFAULT_ARTICLES));
                folded = new ICUFoldingFilter(folded);
                return new TokenStreamComponents(words, stemming == null ? folded : stemmed(folded, stemming));
            }
        };
    }

    private static TokenStream stemmed(TokenStream folded, TextLanguage language) {
        TokenStream own = switch (language) {
            case FRENCH -> new FrenchLightStemFilter(folded);
            case ENGLISH -> new KStemFilter(folded);
            case ARABIC, OTHER -> folded;
        };
        return new ArabicStemFilter(own);
    }
}
