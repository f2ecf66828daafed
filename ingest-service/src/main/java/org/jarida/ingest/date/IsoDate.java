package org.jarida.ingest.date;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** ISO 8601, RFC 3339 and W3C's profile of it, with the liberties that feeds take. Works on folded text. */
final class IsoDate {

    private static final Pattern FORM = Pattern.compile(
            "(?<year>\\d{4})(?:(?<mm>\\d{2})(?<dd>\\d{2})|-(?<month>\\d{1,2})-(?<day>\\d{1,2})|-(?<only>\\d{2})"
                    + "|-(?<ordinal>\\d{3})|-?w(?<week>\\d{2})-?(?<weekday>\\d)?)?"
                    + "(?:[t ,]\\s*(?<hour>\\d{1,2})(?::?(?<minute>\\d{2})(?::?(?<second>\\d{2})(?:[.,:](?<fraction>\\d{1,9})\\d*)?)?)?)?"
                    + "\\s*(?<zone>z|utc|gmt|[a-z]{3,4}|(?:gmt|utc)?\\s*[+-]\\s*\\d{1,2}(?::?\\d{2})?(?::?\\d{2})?)?(?:\\s*\\[[a-z/_]+])?");

    private IsoDate() {}

    static Optional<Instant> read(String folded, ZoneId fallback) {
        Matcher match = FORM.matcher(folded);
        if (!match.matches()) {
            return Optional.empty();
        }
        var moment = new Moment();
        moment.year = number(match.group("year"), 0);
        if (match.group("ordinal") != null) {
            return ordinal(moment, number(match.group("ordinal"), 0), match, fallback);
        }
        if (match.group("week") != null) {
            return week(moment, match, fallback);
        }
        if (match.group("day") != null) {
            moment.month = number(match.group("month"), 1);
            moment.day = number(match.group("day"), 1);
            moment.hijri = Moment.isHijriYear(moment.year);
            swapIfBroken(moment);
        } else {
            moment.month = number(match.group("mm") != null ? match.group("mm") : match.group("only"), 1);
            moment.day = number(match.group("dd"), 1);
        }
        return time(moment, match) ? moment.instant(fallback) : Optional.empty();
    }

    /** Some servers write the day before the month. */
    private static void swapIfBroken(Moment moment) {
        if (moment.month > 12 && moment.day <= 12) {
            int month = moment.day;
            moment.day = moment.month;
            moment.month = month;
        }
    }

    private static Optional<Instant> ordinal(Moment moment, int dayOfYear, Matcher match, ZoneId fallback) {
        if (dayOfYear < 1 || dayOfYear > LocalDate.of(moment.year, 1, 1).lengthOfYear()) {
            return Optional.empty();
        }
        return on(LocalDate.ofYearDay(moment.year, dayOfYear), moment, match, fallback);
    }

    private static Optional<Instant> week(Moment moment, Matcher match, ZoneId fallback) {
        int week = number(match.group("week"), 0);
        int day = number(match.group("weekday"), 1);
        var first = LocalDate.of(moment.year, 1, 4).with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1);
        long weeks = IsoFields.WEEK_OF_WEEK_BASED_YEAR.rangeRefinedBy(first).getMaximum();
        if (week < 1 || week > weeks || day < 1 || day > 7) {
            return Optional.empty();
        }
        return on(first.plusWeeks(week - 1L).with(java.time.DayOfWeek.of(day)), moment, match, fallback);
    }

    private static Optional<Instant> on(LocalDate date, Moment moment, Matcher match, ZoneId fallback) {
        moment.year = date.getYear();
        moment.month = date.getMonthValue();
        moment.day = date.getDayOfMonth();
        return time(moment, match) ? moment.instant(fallback) : Optional.empty();
    }

    private static boolean time(Moment moment, Matcher match) {
        moment.hour = number(match.group("hour"), 0);
        moment.minute = number(match.group("minute"), 0);
        moment.second = number(match.group("second"), 0);
        var fraction = match.group("fraction");
        moment.nano = fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
        var zone = match.group("zone");
        if (zone == null) {
            return true;
        }
        if (match.group("hour") == null && !zone.equals("z")) {
            return false;
        }
        moment.zone = ZoneNames.read(zone.replace(" ", ""));
        return moment.zone != null;
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }
}
