package org.jarida.ingest.date;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date in figures within a text: «07 - 12 - 2024», «2024/12/7», «1446/06/05».
 *
 * @param separator between its three numbers
 * @param rest the text without it
 */
record NumericDate(String first, String second, String last, String separator, String rest) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,4})\\s*([-/.])\\s*(\\d{1,2})\\s*\\2\\s*(\\d{1,4})(?![\\d:])");

    /** The first one, {@code null} when there is none. */
    static @Nullable NumericDate find(String text) {
        Matcher match = FORM.matcher(text);
        if (!match.find()) {
            return null;
        }
        var rest = text.substring(0, match.start()) + " " + text.substring(match.end());
        var found = new NumericDate(match.group(1), match.group(3), match.group(4), match.group(2), rest);
        return found.yearIsFirst() || found.yearIsLast() ? found : null;
    }

    private boolean yearIsFirst() {
        return first.length() >= 3 || (first.length() == 2 && number(first) > 31 && last.length() <= 2);
    }

    /** With a short year day and month have two digits each, unless slashes part them: «1.12.20» is a version. */
    private boolean yearIsLast() {
        return last.length() == 4
                || (last.length() == 2 && (separator.equals("/") || first.length() + second.length() == 4));
    }

    /** @param englishClock whether an hour with am or pm stands beside it, as where the month goes first */
    void settle(Moment moment, boolean englishClock) {
        boolean monthFirst = number(second) > 12 || (englishClock && separator.equals("/") && number(first) <= 12);
        var year = yearIsFirst() ? first : last;
        int month = number(yearIsFirst() || !monthFirst ? second : first);
        int day = number(yearIsFirst() ? last : monthFirst ? second : first);
        boolean swapped = month > 12 && day <= 12;
        moment.year = Moment.fullYear(number(year), year.length());
        moment.month = swapped ? day : month;
        moment.day = swapped ? month : day;
        moment.hijri = Moment.isHijriYear(moment.year);
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
