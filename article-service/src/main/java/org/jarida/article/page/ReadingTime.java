package org.jarida.article.page;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How long a text takes to read, from its words and the script that each is written in. */
final class ReadingTime {

    /** Adults read 238 words of English a minute in silence, 175 to 300 of them most (Brysbaert, 2019). */
    private static final int WORDS_A_MINUTE = 230;

    /** Fewer, because one word holds the article, prepositions and pronouns that other languages write as words of their own. */
    private static final int ARABIC_WORDS_A_MINUTE = 180;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}'’]*");

    private ReadingTime() {}

    /** Whole minutes, begun ones too; zero without any word. */
    static int minutes(String html) {
        double minutes = TextBlocks.of(html).stream()
                .flatMap(block -> WORD.matcher(block).results())
                .map(MatchResult::group)
                .mapToDouble(word -> 1.0 / (isArabic(word) ? ARABIC_WORDS_A_MINUTE : WORDS_A_MINUTE))
                .sum();
        return (int) Math.ceil(minutes);
    }

    private static boolean isArabic(String word) {
        return Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.ARABIC;
    }
}
