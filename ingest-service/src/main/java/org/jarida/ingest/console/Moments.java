package org.jarida.ingest.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;

/** Says when something was or will be, as seen from now. */
record Moments(Messages messages, Instant now) {

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration HOURS = Duration.ofMinutes(90);
    private static final Duration DAYS = Duration.ofHours(36);

    /** Null when there is no such moment. */
    @Nullable Moment at(@Nullable Instant instant) {
        return instant == null
                ? null
                : new Moment(
                        distance(Duration.between(instant, now)),
                        messages.text("console.utc", messages.dayAndTime(instant, ZoneOffset.UTC)),
                        instant.toString());
    }

    /** @param passed negative for what is to come */
    private String distance(Duration passed) {
        Duration length = passed.abs();
        String direction = passed.isNegative() ? "console.in." : "console.ago.";
        if (length.compareTo(SOON) < 0) {
            return messages.text("console.now");
        }
        if (length.compareTo(HOURS) < 0) {
            return messages.text(direction + "minutes", length.toMinutes());
        }
        if (length.compareTo(DAYS) < 0) {
            return messages.text(direction + "hours", rounded(length, Duration.ofHours(1)));
        }
        return messages.text(direction + "days", rounded(length, Duration.ofDays(1)));
    }

    private static long rounded(Duration length, Duration unit) {
        return Math.round((double) length.toSeconds() / unit.toSeconds());
    }
}
