package org.jarida.article.search;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link ArabicStem the stems} of a folded Arabic word in its place, the second one, if any, at the same position.
 * Other words pass unchanged.
 */
final class ArabicStemFilter extends TokenFilter {

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute position = addAttribute(PositionIncrementAttribute.class);
    private @Nullable State first;
    private String second = "";

    ArabicStemFilter(TokenStream input) {
        super(input);
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (first != null) {
            restoreState(first);
            first = null;
            term.setEmpty().append(second);
            position.setPositionIncrement(0);
            return true;
        }
        if (!input.incrementToken()) {
            return false;
        }
        if (ArabicFoldingFilter.isArabic(term)) {
            List<String> stems = ArabicStem.of(term.toString());
            term.setEmpty().append(stems.getFirst());
            if (stems.size() > 1) {
                second = stems.get(1);
                first = captureState();
            }
        }
        return true;
    }

    @Override
    public void reset() throws IOException {
        super.reset();
        first = null;
    }
}
