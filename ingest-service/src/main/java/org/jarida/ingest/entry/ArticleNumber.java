package org.jarida.ingest.entry;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number by which a newspaper's own system knows an article, as it stands beside the words in the last part of many
 * addresses: {@code /sport/1234567-the-match}, {@code /sport/the-match-1234567.html}. When an editor changes the headline
 * the words change and the number stays. Pure.
 */
final class ArticleNumber {

    private static final int LONGEST_ADDRESS = 2_000;

    /** A number in front of words, or behind them. */
    private static final Pattern SLUG =
            Pattern.compile("(?:(?<front>\\d{5,12})[-_.,](?<after>.+)|(?<before>.+)[-_.,](?<back>\\d{5,12}))");

    private static final Pattern WORDS = Pattern.compile("\\p{L}|%[0-9A-Fa-f]{2}");
    private static final Pattern EXTENSION = Pattern.compile("\\.(?:s?html?|php|aspx?|jsp|amp)$");

    private ArticleNumber() {}

    /** The number with where it stands, as two addresses of one article share it; empty when the address has none. */
    static Optional<String> of(String canonicalUrl) {
        if (canonicalUrl.length() > LONGEST_ADDRESS || canonicalUrl.indexOf('?') >= 0) {
            return Optional.empty(); // what a query says may be what tells articles apart
        }
        String path = canonicalUrl.replaceFirst("^https?://(?:www\\.)?", "").replaceFirst("/$", "");
        int slash = path.lastIndexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String name = path.substring(slash + 1);
        Matcher slug = SLUG.matcher(EXTENSION.matcher(name).replaceFirst(""));
        if (!slug.matches()) {
            return Optional.empty();
        }
        String front = slug.group("front");
        String number = front == null ? slug.group("back") : front;
        String words = front == null ? slug.group("before") : slug.group("after");
        return WORDS.matcher(words).find() && !dateLike(number)
                ? Optional.of(path.substring(0, slash) + "#" + number)
                : Optional.empty();
    }

    /** Six or eight digits that read as a day name every article of that day. */
    private static boolean dateLike(String number) {
        return switch (number.length()) {
            case 6 -> day(number, 0, 2, 4, 2000) || day(number, 4, 2, 0, 2000);
            case 8 -> day(number, 0, 4, 6, 0) || day8(number);
            case 10, 12 -> dateLike(number.substring(0, 8)); // with the hour
            default -> false;
        };
    }

    private static boolean day(String digits, int year, int month, int day, int century) {
        int yearDigits = century == 0 ? 4 : 2;
        return real(century + part(digits, year, yearDigits), part(digits, month, 2), part(digits, day, 2));
    }

    private static boolean day8(String digits) {
        return real(part(digits, 4, 4), part(digits, 2, 2), part(digits, 0, 2));
    }

    private static int part(String digits, int from, int length) {
        return Integer.parseInt(digits, from, from + length, 10);
    }

    private static boolean real(int year, int month, int day) {
        try {
            LocalDate.of(year, month, day);
            return year >= 1990 && year <= 2100;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
