package org.jarida.article.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Light stemming of Arabic words as newspapers use them: the article with what leans on it (ال وال بال كال فال لل) and a
 * leading waw come off, and of endings those that grammar adds, as long as the rest is still a word. It takes less than
 * Lucene's stemmer, which makes one word of Riyadh and sport (الرياض, رياضة), of mosque and university (جامع, جامعة) and of
 * Lebanon and milk (لبنان, لبن), and which does not find الوزير by وزير, because it takes that one's waw for an "and".
 *
 * <p>Input and output are {@link ArabicFoldingFilter folded}. A feminine plural and a word with a pronoun have two stems,
 * because قرارات is the plural of قرار but شركات that of شركة.
 */
final class ArabicStem {

    private static final List<String> ARTICLES = List.of("ال", "وال", "بال", "كال", "فال", "لل");
    private static final String GOD = "الله";
    private static final char WAW = '\u0648';
    private static final char HA = '\u0647';
    private static final char YA = '\u064A';

    /** What may follow a word that begins with a waw of its own; see the list. */
    private static final List<String> ENDINGS = List.of(
            "", "ه", "ها", "هم", "نا", "ي", "يه", "يا", "ا", "ات", "ين", "ون", "ان", "يين", "يون", "ته", "تها", "تهم");

    private static final Set<String> WITH_WAW = withWaw();

    private ArabicStem() {}

    /** One stem or two. */
    static List<String> of(String word) {
        return endings(withoutProclitics(word));
    }

    private static String withoutProclitics(String word) {
        if (word.endsWith(GOD)) {
            return GOD;
        }
        String rest = word;
        // twice: an "and" before an article, and a word whose own first letters look like an article, with one before
        // it
        for (int round = 0; round < 2; round++) {
            rest = withoutProclitic(rest);
        }
        return rest;
    }

    private static String withoutProclitic(String word) {
        if (word.charAt(0) == WAW && isWordWithWaw(word)) {
            return word;
        }
        for (String article : ARTICLES) {
            if (word.startsWith(article) && word.length() >= article.length() + 2) {
                return word.substring(article.length());
            }
        }
        return word.charAt(0) == WAW && word.length() >= 4 ? word.substring(1) : word;
    }

    private static boolean isWordWithWaw(String word) {
        return ENDINGS.stream()
                .anyMatch(ending ->
                        word.endsWith(ending) && WITH_WAW.contains(word.substring(0, word.length() - ending.length())));
    }

    private static List<String> endings(String word) {
        int length = word.length();
        if (leaves(3, word, "ات")) {
            String stem = word.substring(0, length - 2);
            return stem.length() == 3 ? List.of(stem + HA) : List.of(stem, stem + HA);
        }
        if (leaves(3, word, "تها") || leaves(4, word, "تهم")) {
            return List.of(word.substring(0, length - 3) + HA, word.substring(0, length - 2));
        }
        if (leaves(4, word, "ته")) {
            return List.of(word, word.substring(0, length - 2) + HA);
        }
        if (leaves(3, word, "ها") || leaves(4, word, "هم") || leaves(4, word, "ون") || leaves(4, word, "ين")) {
            return List.of(word.substring(0, length - 2));
        }
        return List.of(leaves(3, word, "يه") ? word.substring(0, length - 2) + YA : word);
    }

    /** Whether a word has an ending and at least so many letters before it. */
    private static boolean leaves(int letters, String word, String ending) {
        return word.endsWith(ending) && word.length() - ending.length() >= letters;
    }

    private static Set<String> withWaw() {
        try (var in = ArabicStem.class.getResourceAsStream("words-with-waw.txt")) {
            if (in == null) {
                throw new IllegalStateException("words-with-waw.txt is missing from the build");
            }
            Set<String> words = new HashSet<>();
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> words.addAll(List.of(line.strip().split(" +"))));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
