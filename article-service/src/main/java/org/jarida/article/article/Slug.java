package org.jarida.article.article;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/** The words of a title as the readable end of an article's address: letters and digits of any script, and hyphens. */
public final class Slug {

    private static final int LONGEST = 80;

    /** Letters, marks and numbers of any script. */
    private static final int WORD_TYPES = (1 << Character.UPPERCASE_LETTER)
            | (1 << Character.LOWERCASE_LETTER)
            | (1 << Character.TITLECASE_LETTER)
            | (1 << Character.MODIFIER_LETTER)
            | (1 << Character.OTHER_LETTER)
            | (1 << Character.NON_SPACING_MARK)
            | (1 << Character.ENCLOSING_MARK)
            | (1 << Character.COMBINING_SPACING_MARK)
            | (1 << Character.DECIMAL_DIGIT_NUMBER)
            | (1 << Character.LETTER_NUMBER)
            | (1 << Character.OTHER_NUMBER);

    /** What stands in an article's address for something else. */
    private static final String TAKEN = "revisions";

    private Slug() {}

    /** At most 80 characters, cut between words; empty for a title without any letter or digit. */
    public static String of(String title) {
        String plain = withoutMarks(Normalizer.normalize(title, Normalizer.Form.NFKD));
        String slug =
                hyphenated(Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT));
        if (slug.length() > LONGEST) {
            int end = slug.lastIndexOf('-', LONGEST);
            slug = slug.substring(0, end > 0 ? end : slug.offsetByCodePoints(0, slug.codePointCount(0, LONGEST) - 1));
        }
        return slug.equals(TAKEN) ? TAKEN + "-1" : slug;
    }

    private static String withoutMarks(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.chars().filter(letter -> !isDropped(letter)).forEach(letter -> plain.append((char) letter));
        return plain.toString();
    }

    /** Accents of European letters, Arabic vowel signs, and the stroke that only stretches a word. */
    private static boolean isDropped(int letter) {
        return (letter >= 0x300 && letter <= 0x36f)
                || letter == 0x640
                || (letter >= 0x64b && letter <= 0x652)
                || letter == 0x670;
    }

    /** Its words with one hyphen between two. */
    private static String hyphenated(String text) {
        StringBuilder slug = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int letter = text.codePointAt(i);
            if (((1 << Character.getType(letter)) & WORD_TYPES) == 0) {
                gap = true;
                continue;
            }
            if (gap && !slug.isEmpty()) {
                slug.append('-');
            }
            gap = false;
            slug.appendCodePoint(letter);
        }
        return slug.toString();
    }

    /** The path of an article, percent-encoded. */
    static String path(String articleId, String title) {
        String slug = of(title);
        return "/articles/" + articleId + (slug.isEmpty() ? "" : "/" + URLEncoder.encode(slug, StandardCharsets.UTF_8));
    }
}
