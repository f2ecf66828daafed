package org.jarida.moderation.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarida.moderation.casefile.HideLog;
import org.jarida.service.problem.ProblemException;

/** Where a batch of statements ended, as the opaque word that a client sends back. */
final class StatementCursor {

    private static final Pattern FORM = Pattern.compile("([0-9]{1,15}):([0-9a-f]{64}):([0-9]{1,18})");

    private StatementCursor() {}

    static HideLog.Place parse(String word) {
        try {
            Matcher parts = FORM.matcher(new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8));
            if (parts.matches()) {
                return new HideLog.Place(
                        Instant.ofEpochMilli(Long.parseLong(parts.group(1))),
                        parts.group(2),
                        Long.parseLong(parts.group(3)));
            }
        } catch (IllegalArgumentException noBase64) {
            throw unreadable();
        }
        throw unreadable();
    }

    static String word(HideLog.Place place) {
        String plain = "%d:%s:%d".formatted(place.filedAt().toEpochMilli(), place.imageId(), place.version());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static ProblemException unreadable() {
        return ProblemException.invalid("after", "must be the \"next\" of an earlier batch");
    }
}
