package org.jarida.article.search;

import java.io.IOException;
import java.text.Normalizer;
import java.util.Set;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;

/**
 * Gives the spellings of one Arabic word one form: no vowel signs, no tatweel; every alef bare; a hamza on waw or ya as a
 * hamza by itself, so that مسؤول is مسئول; ta marbuta as ha and dotless ya as ya, as Egyptian newspapers and hasty keyboards
 * write them; the letters of Persian keyboards and of old PDFs (presentation forms) as Arabic ones. Lucene's own filter of
 * this purpose leaves hamzas on waw and ya as they are.
 *
 * <p>Two words may keep their dotless ya: على and إلى. They stand in nearly every article, and would otherwise be the name
 * علي and the adjective آلي, so that these would find everything. Within a phrase the neighbours tell them apart, and there
 * they are folded like all others, so that "محمد على" in Egyptian spelling is found.
 *
 * <p>Marks words in Arabic letters as keywords: stemmers of other languages leave them alone.
 */
final class ArabicFoldingFilter extends TokenFilter {

    private static final char ALEF = '\u0627';
    private static final char HAMZA = '\u0621';
    private static final char HA = '\u0647';
    private static final char WAW = '\u0648';
    private static final char DOTLESS_YA = '\u0649';
    private static final char YA = '\u064A';

    /** A dotless ya that Unicode's folding, which comes after this, does not take for a ya; no text has it. */
    private static final char KEPT_YA = '\uE000';

    private static final char KAF = '\u0643';
    private static final char FIRST_PRESENTATION_FORM = '\uFB50';
    private static final Set<String> PREPOSITIONS = Set.of("على", "وعلى", "فعلى", "الى", "والى", "فالى");

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final KeywordAttribute keyword = addAttribute(KeywordAttribute.class);
    private final boolean keepsPrepositions;

    /** @param keepsPrepositions whether على and إلى stay apart from علي and آلي */
    ArabicFoldingFilter(TokenStream input, boolean keepsPrepositions) {
        super(input);
        this.keepsPrepositions = keepsPrepositions;
    }

    @Override
    public boolean incrementToken() throws IOException {
        if (!input.incrementToken()) {
            return false;
        }
        if (isArabic(term)) {
            decompose();
            fold();
            keyword.setKeyword(true);
        }
        return true;
    }

    static boolean isArabic(CharSequence word) {
        for (int i = 0; i < word.length(); i++) {
            char each = word.charAt(i);
            boolean isLetter = each >= '\u0620' && each <= '\u06FF' && Character.isLetter(each);
            if (isLetter || each >= FIRST_PRESENTATION_FORM) {
                return Character.UnicodeScript.of(each) == Character.UnicodeScript.ARABIC;
            }
        }
        return false;
    }

    private void decompose() {
        for (int i = 0; i < term.length(); i++) {
            if (term.charAt(i) >= FIRST_PRESENTATION_FORM) {
                String plain = Normalizer.normalize(term, Normalizer.Form.NFKC);
                term.setEmpty().append(plain);
                return;
            }
        }
    }

    private void fold() {
        char[] letters = term.buffer();
        int kept = 0;
        boolean dotless = false;
        for (int i = 0; i < term.length(); i++) {
            char each = letters[i];
            if (!isMark(each)) {
                dotless |= each == DOTLESS_YA;
                letters[kept++] = folded(each);
            }
        }
        term.setLength(kept);
        if (dotless && keepsPrepositions && letters[kept - 1] == YA) {
            letters[kept - 1] = DOTLESS_YA;
            letters[kept - 1] = PREPOSITIONS.contains(term.toString()) ? KEPT_YA : YA;
        }
    }

    private static boolean isMark(char each) {
        return each == '\u0640' || Character.getType(each) == Character.NON_SPACING_MARK;
    }

    private static char folded(char each) {
        return switch (each) {
            case '\u0622', '\u0623', '\u0625', '\u0671', '\u0672', '\u0673' -> ALEF;
            case '\u0624', '\u0626' -> HAMZA;
            case '\u0629', '\u06C0', '\u06C1', '\u06C2', '\u06C3', '\u06BE', '\u06D5' -> HA;
            case '\u06CB' -> WAW;
            case DOTLESS_YA, '\u06CC', '\u06CD', '\u06D2' -> YA;
            case '\u06A9', '\u06AA' -> KAF;
            default -> each;
        };
    }
}
