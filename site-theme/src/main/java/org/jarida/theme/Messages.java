package org.jarida.theme;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.AbsoluteUnit;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import com.ibm.icu.util.TimeZone;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The words, numbers and dates of one interface language. Immutable; made for each rendering. */
public final class Messages {
    private static final int DAYS_OF_MONTH = 30;
    private static final int DAYS_OF_YEAR = 365;

    private final UiLanguage language;
    private final MessageBundle bundle;

    Messages(UiLanguage language, MessageBundle bundle) {
        this.language = language;
        this.bundle = bundle;
    }

    public UiLanguage language() {
        return language;
    }

    /**
     * The words for a key, with {@code {0}}, {@code {1}} … filled in; the result is plain text and must be escaped.
     *
     * @throws IllegalArgumentException when there is no such key
     */
    public String text(String key, Object... arguments) {
        String pattern = bundle.pattern(language, key);
        return new MessageFormat(pattern, language.locale("")).format(arguments);
    }

    /**
     * The name of a reason for reporting an image.
     *
     * @param reason its word on the wire, such as {@code VIOLENCE}
     */
    public String reason(String reason) {
        return text("reason." + reason);
    }

    /** A day with the month's name, as it is called where the zone is; days are those of the zone. */
    public String day(Instant instant, ZoneId zone) {
        return format("yMMMMd", instant, zone);
    }

    /** A calendar day with the month's name, as it is called where the zone is. */
    public String day(LocalDate day, ZoneId zone) {
        String region = region(zone);
        return formatter("yMMMMEEEEd", region, ZoneOffset.UTC)
                .format((Object) day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
    }

    /** A calendar month with its name and year. */
    public String month(YearMonth month) {
        return format("yMMMM", month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant(), ZoneOffset.UTC);
    }

    /** A day and the time of day, in the zone. */
    public String dayAndTime(Instant instant, ZoneId zone) {
        return format("yMMMMdHm", instant, zone);
    }

    /** The time of day, in the zone. */
    public String time(Instant instant, ZoneId zone) {
        return format("Hm", instant, zone);
    }

    /** How long ago something was, in its largest whole unit: 3 hours ago. What is younger than a minute is now. */
    public String ago(Duration past) {
        long days = past.toDays();
        if (days >= DAYS_OF_YEAR) {
            return before(days / DAYS_OF_YEAR, RelativeUnit.YEARS);
        } else if (days >= DAYS_OF_MONTH) {
            return before(days / DAYS_OF_MONTH, RelativeUnit.MONTHS);
        } else if (days > 0) {
            return before(days, RelativeUnit.DAYS);
        } else if (past.toHours() > 0) {
            return before(past.toHours(), RelativeUnit.HOURS);
        }
        return past.toMinutes() > 0
                ? before(past.toMinutes(), RelativeUnit.MINUTES)
                : relative().format(Direction.PLAIN, AbsoluteUnit.NOW);
    }

    private String before(long quantity, RelativeUnit unit) {
        return relative().format((double) quantity, Direction.LAST, unit);
    }

    private RelativeDateTimeFormatter relative() {
        return RelativeDateTimeFormatter.getInstance(language.locale(""));
    }

    private String format(String skeleton, Instant instant, ZoneId zone) {
        return formatter(skeleton, region(zone), zone).format((Object) instant.toEpochMilli());
    }

    private DateFormat formatter(String skeleton, String region, ZoneId zone) {
        DateFormat format = DateFormat.getInstanceForSkeleton(skeleton, language.locale(region));
        format.setTimeZone(TimeZone.getTimeZone(zone.getId()));
        return format;
    }

    /** The region of a zone such as Africa/Casablanca; empty for UTC and offsets, which belong to none. */
    private static String region(ZoneId zone) {
        try {
            String region = TimeZone.getRegion(zone.getId());
            return region.equals("001") ? "" : region;
        } catch (IllegalArgumentException ofAnOffset) {
            return "";
        }
    }
}
