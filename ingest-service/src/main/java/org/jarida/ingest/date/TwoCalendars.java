package org.jarida.ingest.date;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A day written once, or twice in the Gregorian and the Islamic calendar («5 جمادى الآخرة 1446هـ - 6 ديسمبر 2024م»). The
 * Gregorian one is believed: the moon is seen on another evening in another country. Works on folded text.
 */
final class TwoCalendars {

    private static final Pattern CORRESPONDING = Pattern.compile("ل?الموافق(?: ل(?= ?\\d))?");
    private static final Pattern BETWEEN = Pattern.compile("\\s[-/|,]\\s|(?<=[\\dهم])\\s?[-/|,]\\s?");
    /** How far apart sightings of the moon may be. */
    private static final Duration SAME_DAY = Duration.ofDays(3);

    private TwoCalendars() {}

    static Optional<Instant> read(String folded, ZoneId fallback) {
        var corresponding = CORRESPONDING.matcher(folded);
        if (corresponding.find()) {
            var first = WordedDate.read(folded.substring(0, corresponding.start()));
            var second = WordedDate.read(folded.substring(corresponding.end()));
            return first.filter(date -> !date.hijri || second.isEmpty())
                    .or(() -> second)
                    .flatMap(date -> date.instant(fallback));
        }
        var one = WordedDate.read(folded);
        return one.isPresent() ? one.flatMap(date -> date.instant(fallback)) : both(folded, fallback);
    }

    private static Optional<Instant> both(String folded, ZoneId fallback) {
        var between = BETWEEN.matcher(folded);
        while (between.find()) {
            var first = WordedDate.read(folded.substring(0, between.start()));
            if (first.isEmpty()) {
                continue;
            }
            var second = WordedDate.read(folded.substring(between.end()));
            if (second.isPresent() && first.get().hijri != second.get().hijri) {
                var gregorian = first.get().hijri ? second.get() : first.get();
                var islamic = first.get().hijri ? first.get() : second.get();
                return gregorian
                        .instant(fallback)
                        .filter(instant -> islamic.instant(fallback)
                                .filter(other ->
                                        Duration.between(instant, other).abs().compareTo(SAME_DAY) < 0)
                                .isPresent());
            }
        }
        return Optional.empty();
    }
}
