package org.jarida.ingest.date;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Dates written for people and for mail: «Sat, 07 Dec 2024 10:00:00 GMT», «السبت 7 كانون الأول/ديسمبر 2024», «07 - 12 -
 * 2024», «5 mai 2015 à 13h36». Every word must be understood, or the text is no date. Works on folded text.
 */
final class WordedDate {

    private static final Pattern TIME = Pattern.compile(
            "(?<![\\d])(\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2})(?:[.,:](\\d{1,9}))?)?|\\s*h\\s*(\\d{2})?(?:\\s*m(?:in)?)?(?![a-z]))(?!\\d)");
    private static final Pattern DOTTED_TIME = Pattern.compile("(?<![\\d.])(\\d{1,2})\\.(\\d{2})(?=\\s?[ap]\\.?m)");
    /** «GMT+0200 (Eastern European Standard Time)»: said again for people. */
    private static final Pattern ZONE_IN_WORDS =
            Pattern.compile("(?<=[+-]\\d{4}|[+-]\\d\\d:\\d\\d)\\s*\\([^)\\d]*\\)$");

    private static final Pattern MONTH_BETWEEN =
            Pattern.compile("(\\d{1,4})\\s*([-/.])\\s*(\\p{L}{3,}\\.?)\\s*\\2\\s*(\\d{1,4})");
    private static final Pattern OFFSET =
            Pattern.compile("(?:(?:gmt|utc|ut)\\s*)?[+-]\\s?\\d{1,2}(?::?\\d{2}){0,2}(?!\\d)");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}.]*(?:/\\p{L}+_?\\p{L}*)?|\\d+");
    private static final Pattern ENGLISH_CLOCK = Pattern.compile("\\d\\s?(?:am|pm|a\\.m\\.?|p\\.m\\.?)\\b");
    private static final Pattern AFTERNOON = Pattern.compile("^\\s*م(?![\\p{L}])");
    private static final Pattern HALF_OF_DAY = Pattern.compile("^\\s*(am|pm)(?=[^a-z]|$)");
    private static final Pattern YEAR_OR_OFFSET = Pattern.compile("[+-]\\s?\\d{4}");
    private static final Pattern YEAR_AND_WORD = Pattern.compile(
            ".*(?<!\\d)\\d{2}(?:\\d{2})?(?!\\d).*\\p{L}.*|.*\\p{L}.*(?<!\\d)\\d{2}(?:\\d{2})?(?!\\d).*");
    private static final Pattern PUNCTUATION = Pattern.compile("[,،;|•·()\\[\\]\"'«»-]+");
    private static final Pattern TWO_NAMES = Pattern.compile("(?<=\\p{L})/(?=\\s?\\p{L}{2,} )");
    private static final Pattern GAP = Pattern.compile("[\\s/.:]*");
    private static final Pattern ABBREVIATION = Pattern.compile("[a-z]{1,5}");
    private static final Set<String> CONNECTING =
            Set.of(("le la a at the of de du on et um den klo في يوم الساعه علي سنه عام توقيت بالتوقيت المحلي "
                            + "المكرمه شهر من بتوقيت hrs uhr h st nd rd th er ميلادي ميلاديه هجري هجريه ه و د ب بتاريخ "
                            + "نشر date dated تاريخ")
                    .split(" ", -1));

    private final Moment moment = new Moment();
    private final List<String> numbers = new ArrayList<>();
    private boolean monthNamed;
    private boolean dated;
    private boolean hijriMarked;

    private @Nullable DayOfWeek weekday;
    /** A word that is a weekday beside a month, and a month without one: «mar.». */
    private @Nullable String unsure;

    private WordedDate() {}

    /** The parts of the date that the text is; none when a word of it is no part of a date. */
    static Optional<Moment> read(String folded) {
        return new WordedDate().parse(folded.strip());
    }

    private Optional<Moment> parse(String written) {
        if (written.startsWith("/")) {
            return Optional.empty(); // a path
        }
        var folded = ZONE_IN_WORDS.matcher(written).replaceFirst("");
        boolean englishClock = ENGLISH_CLOCK.matcher(folded).find();
        var rest = takeTime(folded);
        var figures = NumericDate.find(rest);
        if (figures != null) {
            figures.settle(moment, englishClock);
            dated = true;
            rest = figures.rest();
        }
        rest = takeMonthBetween(rest);
        if (moment.timed) {
            rest = takeOffset(rest);
        }
        return words(rest) && settle() && moment.exists() ? Optional.of(moment) : Optional.empty();
    }

    private String takeTime(String written) {
        var text = DOTTED_TIME.matcher(written).replaceFirst("$1:$2");
        Matcher match = TIME.matcher(text);
        if (!match.find()) {
            return text;
        }
        moment.hour = Integer.parseInt(match.group(1));
        var minutes = match.group(2) != null ? match.group(2) : match.group(5);
        moment.minute = minutes == null ? 0 : Integer.parseInt(minutes);
        moment.second = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
        moment.nano = match.group(4) == null ? 0 : Integer.parseInt((match.group(4) + "000000000").substring(0, 9));
        moment.timed = true;
        var tail = text.substring(match.end());
        // «10:00 م» is the afternoon, «2024 م» the Christian era
        tail = AFTERNOON.matcher(tail).replaceFirst(" pm");
        tail = HALF_OF_DAY.matcher(tail).replaceFirst(" $1 ");
        var before = text.substring(0, match.start());
        return (before.endsWith("t") ? before.substring(0, before.length() - 1) + " " : before) + " " + tail;
    }

    private String takeMonthBetween(String text) {
        Matcher match = MONTH_BETWEEN.matcher(text);
        if (dated || !match.find()) {
            return text;
        }
        return text.substring(0, match.start()) + " " + match.group(1) + " " + match.group(3) + " " + match.group(4)
                + " " + text.substring(match.end());
    }

    private String takeOffset(String text) {
        Matcher match = OFFSET.matcher(text);
        while (match.find()) {
            var zone = ZoneNames.read(match.group().replace(" ", ""));
            boolean partOfDate = YEAR_OR_OFFSET.matcher(match.group()).matches() && numbersAround(text, match);
            if (zone != null && !partOfDate) {
                moment.zone = zone;
                return text.substring(0, match.start()) + " " + text.substring(match.end());
            }
        }
        return text;
    }

    /** «7 Dec -2024 10:00» has a year that looks like an offset: it is one when no other four-digit year is there. */
    private boolean numbersAround(String text, Matcher match) {
        var others = text.substring(0, match.start()) + " " + text.substring(match.end());
        return !dated && !YEAR_AND_WORD.matcher(others).matches();
    }

    private boolean words(String text) {
        var plain = TWO_NAMES.matcher(PUNCTUATION.matcher(text).replaceAll(" ")).replaceAll(" / ");
        var found = new ArrayList<String>();
        Matcher match = WORD.matcher(plain);
        int end = 0;
        while (match.find()) {
            if (!isGap(plain, end, match.start())) {
                return false;
            }
            found.add(match.group());
            end = match.end();
        }
        if (!isGap(plain, end, plain.length())) {
            return false;
        }
        for (int i = 0; i < found.size(); i++) {
            var word = found.get(i);
            if (i + 1 < found.size() && month(word.replace(".", "") + " " + found.get(i + 1))) {
                i++;
            } else if (!word(word, i > 0 ? found.get(i - 1) : "")) {
                return false;
            }
        }
        return true;
    }

    private static boolean isGap(String text, int from, int to) {
        return GAP.matcher(text).region(from, to).matches();
    }

    private boolean month(String name) {
        var month = CalendarNames.month(name);
        var hijri = month == null ? CalendarNames.hijriMonth(name) : null;
        if (month == null && hijri == null) {
            return false;
        }
        int number = month != null ? month : hijri != null ? hijri : 0;
        if (monthNamed && number != moment.month) {
            return false;
        }
        moment.month = number;
        moment.hijri = month == null;
        monthNamed = true;
        return true;
    }

    private boolean word(String word, String before) {
        if (Character.isDigit(word.charAt(0))) {
            numbers.add(word);
            return word.length() <= 4;
        }
        var name = word.replace(".", "");
        boolean easternTime = name.equals("et") && PartOfDay.is(before.replace(".", ""));
        if (CONNECTING.contains(name) && !easternTime) {
            hijriMarked |= name.equals("ه") || name.startsWith("هجري");
            return true;
        }
        if (PartOfDay.is(name)) {
            moment.afternoon(PartOfDay.afternoon(name, moment.hour));
            return moment.timed;
        }
        if (name.equals("م")) {
            return true;
        }
        var named = CalendarNames.weekday(name);
        if (named != null && CalendarNames.month(name) != null) {
            unsure = name;
            return true;
        }
        if (named != null) {
            weekday = named;
            return true;
        }
        return month(name) || slashed(name) || zone(word, name);
    }

    private boolean slashed(String name) {
        int slash = name.indexOf('/');
        return slash > 0 && month(name.substring(0, slash)) && month(name.substring(slash + 1));
    }

    private boolean zone(String word, String name) {
        var zone = ZoneNames.read(name);
        if (zone == null && word.indexOf('/') > 0) {
            zone = ZoneNames.region(word);
        }
        if (zone != null) {
            moment.zone = moment.zone == null ? zone : moment.zone;
            return true;
        }
        // an unknown abbreviation behind a time is a zone that nobody knows; the fallback serves
        return moment.timed && monthNamed && ABBREVIATION.matcher(name).matches() && !numbers.isEmpty();
    }

    private boolean settle() {
        if (dated) {
            moment.hijri |= hijriMarked && !monthNamed;
            moment.agreeWith(weekday != null || unsure == null ? weekday : CalendarNames.weekday(unsure));
            return numbers.isEmpty() && !monthNamed;
        }
        if ((!monthNamed && (unsure == null || !month(unsure))) || numbers.size() != 2) {
            return false;
        }
        var first = numbers.get(0);
        var second = numbers.get(1);
        boolean yearFirst = first.length() > 2 || Integer.parseInt(first) > 31;
        var year = yearFirst ? first : second;
        var day = yearFirst ? second : first;
        if (day.length() > 2 || year.length() == 3 || year.length() == 1) {
            return false;
        }
        moment.year = Moment.fullYear(Integer.parseInt(year), year.length());
        moment.day = Integer.parseInt(day);
        return true;
    }
}
