package org.jarida.article.article;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a title as the readable end of an article's address: letters and digits of any script, and hyphens. */
public final class Slug {

    private static final int LONGEST = 80;

    /** Accents of European letters, Arabic vowel signs, and the stroke that only stretches a word. */
    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f\\u0640\\u064b-\\u0652\\u0670]");

    private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    /** What stands in an article's address for something else. */
    private static final String TAKEN = "revisions";

    private Slug() {}

    /** At most 80 characters, cut between words; empty for a title without any letter or digit. */
    public static String of(String title) {
        String plain =
                MARKS.matcher(Normalizer.normalize(title, Normalizer.Form.NFKD)).replaceAll("");
        String words = Normalizer.normalize(plain, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        String slug = trimmed(GAPS.matcher(words).replaceAll("-"));
        if (slug.length() > LONGEST) {
            int end = slug.lastIndexOf('-', LONGEST);
            slug = slug.substring(0, end > 0 ? end : slug.offsetByCodePoints(0, slug.codePointCount(0, LONGEST) - 1));
        }
        return slug.equals(TAKEN) ? TAKEN + "-1" : slug;
    }

    private static String trimmed(String slug) {
        int start = slug.startsWith("-") ? 1 : 0;
        int end = slug.endsWith("-") ? slug.length() - 1 : slug.length();
        return start < end ? slug.substring(start, end) : "";
    }

    /** The path of an article, percent-encoded. */
    static String path(String articleId, String title) {
        String slug = of(title);
        return "/articles/" + articleId + (slug.isEmpty() ? "" : "/" + URLEncoder.encode(slug, StandardCharsets.UTF_8));
    }
}
