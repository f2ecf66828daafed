package org.jarida.article.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Text as the words that an analyzer makes of it. */
final class Words {

    private static final int LONGEST_SUGGESTED = 40;

    private Words() {}

    /** A word of a text, folded and as it is written. */
    record Word(String folded, String written) {

        /** As a term of {@link Fields#WORD}. */
        String term() {
            return folded + Fields.WRITTEN + written;
        }
    }

    /** The different words of a text that can be suggested: with a letter, of two characters or more. */
    static Set<Word> of(String text, Analyzer analyzer) {
        Set<Word> words = new LinkedHashSet<>();
        try (TokenStream tokens = analyzer.tokenStream(Fields.TITLE, text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var place = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                String written = text.substring(place.startOffset(), place.endOffset());
                if (written.length() > 1
                        && written.length() <= LONGEST_SUGGESTED
                        && written.codePoints().anyMatch(Character::isLetter)) {
                    words.add(new Word(term.toString(), written));
                }
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** What a field makes of a text: for each place the terms there, which mean the same. */
    static List<Set<String>> terms(String field, String text, Analyzer analyzer) {
        List<Set<String>> places = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream(field, text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var step = tokens.addAttribute(PositionIncrementAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                if (step.getPositionIncrement() > 0 || places.isEmpty()) {
                    places.add(new LinkedHashSet<>());
                }
                places.getLast().add(term.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return places;
    }
}
