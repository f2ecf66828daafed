package org.jarida.ingest.date;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates as feeds and newspapers write them. What is no date, or is one that does not exist, becomes none; the
 * present time is never consulted. A date without a time is the beginning of that day. Pure and safe for concurrent use.
 */
public final class DateReader {

    private static final int LONGEST = 120;
    private static final String MONTH =
            "\\p{L}[\\p{L}.]{2,11}(?:\\s\\p{L}{3,8})?(?:\\s?/\\s?\\p{L}{3,9}(?:\\s\\p{L}{3,8})?)?";
    private static final String CLOCK =
            "(?:[\\s,|t-]{1,4}(?:a |at |(?:علي )?الساعه )?\\d{1,2}[:h]\\d{2}(?::\\d{2})?(?:\\s?(?:am|pm|ص|م)(?!\\p{L}))?"
                    + "(?:\\s?(?:z|gmt|utc|[+-]\\d{2}:?\\d{2}))?)?";
    private static final Pattern IN_TEXT = Pattern.compile("(?<![\\d/.:-])(?:"
            + "\\d{4}-\\d{2}-\\d{2}" + CLOCK
            + "|\\d{1,2}\\s?[-/.]\\s?\\d{1,2}\\s?[-/.]\\s?(?:19|20)\\d{2}" + CLOCK
            + "|(?:19|20)\\d{2}\\s?[-/.]\\s?\\d{1,2}\\s?[-/.]\\s?\\d{1,2}" + CLOCK
            + "|\\d{1,2}(?:er|st|nd|rd|th)?\\s(?:de |من )?" + MONTH + "[\\s,]{1,2}(?:19|20|14)\\d{2}" + CLOCK
            + "|" + MONTH + "\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s(?:19|20)\\d{2}" + CLOCK
            + ")(?![\\d/]|[.:-]\\d)");

    private DateReader() {}

    /** As {@link #read(String, ZoneId)}, a date without a zone being UTC. */
    public static Optional<Instant> read(@Nullable String text) {
        return read(text, ZoneOffset.UTC);
    }

    /** Reads text that is a date and nothing else; {@code fallback} is the zone of one that names none. */
    public static Optional<Instant> read(@Nullable String text, ZoneId fallback) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            return Optional.empty();
        }
        var folded = CalendarNames.fold(text);
        var iso = IsoDate.read(folded, fallback);
        return iso.isPresent() ? iso : TwoCalendars.read(folded, fallback);
    }

    /** The first date within a longer text («نشر في الأيام 24 يوم 07 - 12 - 2024»). */
    public static Optional<Instant> find(String text, ZoneId fallback) {
        Matcher match = IN_TEXT.matcher(CalendarNames.fold(text));
        int from = 0;
        while (match.find(from)) {
            var date = read(match.group(), fallback);
            if (date.isPresent()) {
                return date;
            }
            from = match.start() + 1;
        }
        return Optional.empty();
    }
}
