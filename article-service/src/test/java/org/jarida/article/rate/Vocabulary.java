package org.jarida.article.rate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Words of a language as they are spread in its newspapers: few are everywhere, most are rare (Zipf's law). The most frequent
 * are real; the others are made as the language makes its own, of roots and patterns or of syllables.
 */
final class Vocabulary {

    private static final int SIZE = 40_000;
    private static final int MOST_FREQUENT = 40;
    private static final String ARABIC_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنهوي";
    private static final List<String> PATTERNS = List.of(
            "123", "1ا23", "م12و3", "12ا3", "ت12ي3", "ا1ت2ا3", "م123ة", "123ي", "است12ا3", "12ي3", "12و3", "م1ا23",
            "123ة", "1وا23", "ت1ا23", "م1ت23", "12ائ3", "إ12ا3");
    private static final String[] STARTS = {
        "b", "c", "ch", "d", "f", "g", "gr", "h", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v", ""
    };
    private static final String[] VOWELS = {"a", "e", "i", "o", "u", "ai", "ou", "é", "io", "ea"};
    private static final String[] ENDS = {"", "l", "m", "n", "r", "s", "t", "nt", "x", "nd"};

    private final List<String> words;
    private final double[] upTo = new double[SIZE];

    private Vocabulary(Set<String> made) {
        this.words = new ArrayList<>(made).subList(0, SIZE);
        double sum = 0;
        for (int rank = 0; rank < SIZE; rank++) {
            sum += 1.0 / (rank + 2.7);
            upTo[rank] = sum;
        }
    }

    static Vocabulary arabic(Random random) {
        Set<String> words = new LinkedHashSet<>(List.of(
                ("في من على أن إلى التي عن الذي هذا ما كان لا بعد قال بين هذه قبل كل خلال كما حيث مع أو هو لم وقد ذلك عدد"
                                + " عند منذ حول غير أكثر يوم سنة اليوم الرئيس الحكومة الوزير المغرب")
                        .split(" ")));
        while (words.size() < SIZE) {
            String word = PATTERNS.get(random.nextInt(PATTERNS.size()));
            for (char place = '1'; place <= '3'; place++) {
                word = word.replace(place, ARABIC_LETTERS.charAt(random.nextInt(ARABIC_LETTERS.length())));
            }
            words.add(word);
        }
        return new Vocabulary(words);
    }

    static Vocabulary french(Random random) {
        return ofSyllables(
                "de la le et les des à en du un une que est pour qui dans a par plus pas au sur ne se ce il sont avec son"
                        + " aux été cette ont ses mais comme ou leur",
                "s es ment tion é er eur aux elle ité",
                random);
    }

    static Vocabulary english(Random random) {
        return ofSyllables(
                "the of to and a in that is for on was with as it by at be from are this his an has have not they who its"
                        + " but had were said their one will more",
                "s ed ing er tion ly ment al ness ity",
                random);
    }

    private static Vocabulary ofSyllables(String frequent, String endings, Random random) {
        Set<String> words = new LinkedHashSet<>(Arrays.asList(frequent.split(" ")));
        String[] suffixes = endings.split(" ");
        while (words.size() < SIZE) {
            StringBuilder word = new StringBuilder();
            for (int syllables = 1 + random.nextInt(3); syllables > 0; syllables--) {
                word.append(one(STARTS, random)).append(one(VOWELS, random)).append(one(ENDS, random));
            }
            if (random.nextInt(3) == 0) {
                word.append(one(suffixes, random));
            }
            words.add(word.toString());
        }
        return new Vocabulary(words);
    }

    private static String one(String[] of, Random random) {
        return of[random.nextInt(of.length)];
    }

    /** A word, as often as its rank says. */
    String word(Random random) {
        int rank = Arrays.binarySearch(upTo, random.nextDouble() * upTo[SIZE - 1]);
        return words.get(rank < 0 ? Math.min(SIZE - 1, -rank - 1) : rank);
    }

    /** The same, none of the most frequent. */
    String telling(Random random) {
        String word = word(random);
        while (words.subList(0, MOST_FREQUENT).contains(word)) {
            word = word(random);
        }
        return word;
    }
}
