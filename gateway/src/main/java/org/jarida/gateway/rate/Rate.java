package org.jarida.gateway.rate;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/**
 * How often something may happen: so many times at once, and again as many in each period, evenly. Settings write it
 * {@code 600/1m}, or {@code none} for without limit.
 *
 * @param times 0 means without limit
 * @param period whole seconds
 */
public record Rate(long times, Duration period) {

    public static final Rate NONE = new Rate(0, Duration.ofSeconds(1));

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})/([0-9]+[a-z]+)");

    public Rate {
        if (period.toSeconds() < 1 || period.toNanosPart() != 0) {
            throw new IllegalArgumentException("A limit's period is one second or more, in whole seconds: " + period);
        }
    }

    /** Reads a setting; Spring finds it by its name. */
    public static Rate of(String text) {
        if (text.equals("none")) {
            return NONE;
        }
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not a limit such as 600/1m: " + text);
        }
        return new Rate(Long.parseLong(parts.group(1)), DurationStyle.detectAndParse(parts.group(2)));
    }

    public boolean isLimited() {
        return times > 0;
    }
}
