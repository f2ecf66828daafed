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
            "(\\d{4})(?:-?(\\d{2})(?:-?(\\d{2}))?|-(\\d{1,2})-(\\d{1,2})|-(\\d{3})|-?w(\\d{2})-?(\\d)?)?"
                    + "(?:[t ,]\\s*(\\d{1,2})(?::?(\\d{2})(?::?(\\d{2})(?:[.,:](\\d{1,9})\\d*)?)?)?)?"
                    + "\\s*(z|utc|gmt|[a-z]{3,4}|(?:gmt|utc)?\\s*[+-]\\s*\\d{1,2}(?::?\\d{2})?(?::?\\d{2})?)?(?:\\s*\\[[a-z/_]+])?");

    private IsoDate() {}

    static Optional<Instant> read(String folded, ZoneId fallback) {
        Matcher match = FORM.matcher(folded);
        if (!match.matches()) {
            return Optional.empty();
        }
        var moment = new Moment();
        moment.year = Integer.parseInt(match.group(1));
        if (match.group(6) != null) {
            return ordinal(moment, Integer.parseInt(match.group(6)), match, fallback);
        }
        if (match.group(7) != null) {
            return week(moment, match, fallback);
        }
        moment.month = number(match.group(2) != null ? match.group(2) : match.group(4), 1);
        moment.day = number(match.group(3) != null ? match.group(3) : match.group(5), 1);
        if (moment.month > 12 && moment.day <= 12) {
            int swapped = moment.month;
            moment.month = moment.day;
            moment.day = swapped;
        }
        moment.hijri = Moment.isHijriYear(moment.year);
        return time(moment, match) ? moment.instant(fallback) : Optional.empty();
    }

    private static Optional<Instant> ordinal(Moment moment, int dayOfYear, Matcher match, ZoneId fallback) {
        if (dayOfYear < 1 || dayOfYear > LocalDate.of(moment.year, 1, 1).lengthOfYear()) {
            return Optional.empty();
        }
        return on(LocalDate.ofYearDay(moment.year, dayOfYear), moment, match, fallback);
    }

    private static Optional<Instant> week(Moment moment, Matcher match, ZoneId fallback) {
        int week = Integer.parseInt(match.group(7));
        int day = number(match.group(8), 1);
        if (week < 1 || week > 53 || day < 1 || day > 7) {
            return Optional.empty();
        }
        var first = LocalDate.of(moment.year, 1, 4).with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1);
        return on(first.plusWeeks(week - 1L).with(java.time.DayOfWeek.of(day)), moment, match, fallback);
    }

    private static Optional<Instant> on(LocalDate date, Moment moment, Matcher match, ZoneId fallback) {
        moment.year = date.getYear();
        moment.month = date.getMonthValue();
        moment.day = date.getDayOfMonth();
        return time(moment, match) ? moment.instant(fallback) : Optional.empty();
    }

    private static boolean time(Moment moment, Matcher match) {
        moment.hour = number(match.group(9), 0);
        moment.minute = number(match.group(10), 0);
        moment.second = number(match.group(11), 0);
        var fraction = match.group(12);
        moment.nano = fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
        var zone = match.group(13);
        if (zone == null) {
            return true;
        }
        if (match.group(9) == null && !zone.equals("z")) {
            return false;
        }
        moment.zone = ZoneNames.read(zone.replace(" ", ""));
        return moment.zone != null;
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }
}
