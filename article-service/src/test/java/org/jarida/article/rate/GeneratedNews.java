package org.jarida.article.rate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jarida.events.ArticleContent;
import org.jarida.events.ArticleImage;

/**
 * Articles in three languages, as many as asked for and the same at every run: three of five in Arabic, one in four French.
 * Each has a picture, a summary of 25 words and a body of 120 to 380; they are spread over a year, most of them recent.
 */
public final class GeneratedNews {

    public static final int SOURCES = 40;
    private static final Instant NOW = Instant.now().minusSeconds(3600);
    private static final int REMEMBERED = 10_000;

    private final Random random = new Random(200);
    private final List<String> bodies = new ArrayList<>();

    private enum Language {
        AR(Vocabulary.arabic(new Random(1))),
        FR(Vocabulary.french(new Random(2))),
        EN(Vocabulary.english(new Random(3)));

        private final Vocabulary words;

        Language(Vocabulary words) {
            this.words = words;
        }

        static Language any(Random random) {
            int share = random.nextInt(20);
            return share < 12 ? AR : share < 17 ? FR : EN;
        }

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static String articleId(int number) {
        return "%032x".formatted(number);
    }

    public static String imageId(int number) {
        return "%064x".formatted(number);
    }

    /** What the next article says. */
    public ArticleContent next(int number) {
        Language language = Language.any(random);
        String body = text(language, 120 + random.nextInt(260));
        if (bodies.size() < REMEMBERED && random.nextInt(20) == 0) {
            bodies.add(body);
        }
        Instant at = NOW.minusSeconds((long) (Math.pow(random.nextDouble(), 2) * 365 * 86_400));
        ArticleImage image = new ArticleImage(imageId(number), text(language, 8), "EPA", 1200, 675);
        return new ArticleContent(
                anySource(),
                "https://source.example/" + random.nextLong(),
                text(language, 6 + random.nextInt(7)),
                language.tag(),
                language == Language.AR ? "rtl" : "ltr",
                List.of(),
                at,
                at,
                null,
                text(language, 25),
                "<figure><img src=\"/images/" + image.id() + "\" alt=\"\"></figure><p>" + body + "</p>",
                List.of(image),
                List.of(),
                List.of());
    }

    public String anySource() {
        return "source-" + random.nextInt(SOURCES);
    }

    /** A word that is in a number of articles. */
    public String word() {
        return Language.any(random).words.telling(random);
    }

    /** Three words of the same article. */
    public String threeWords() {
        List<String> words = new ArrayList<>(neighbours(9));
        Collections.shuffle(words, random);
        return String.join(" ", words.subList(0, 3));
    }

    /** Three words that follow each other in an article. */
    public String phrase() {
        return "\"" + String.join(" ", neighbours(3)) + "\"";
    }

    /** A word of the last 60 days in one source. */
    public String filtered() {
        return word() + " source:" + anySource() + " after:"
                + NOW.minus(Duration.ofDays(60)).toString().substring(0, 10);
    }

    private List<String> neighbours(int count) {
        String[] words =
                bodies.get(random.nextInt(bodies.size())).replace(".", "").split(" ");
        int start = random.nextInt(words.length - count);
        return Arrays.asList(words).subList(start, start + count);
    }

    private String text(Language language, int words) {
        StringBuilder text = new StringBuilder();
        for (int word = 0; word < words; word++) {
            text.append(language.words.word(random)).append(word % 15 == 14 ? ". " : " ");
        }
        return text.toString().strip();
    }
}
