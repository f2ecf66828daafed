package org.jarida.moderation.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jarida.moderation.casefile.QueuePlace;
import org.jarida.service.problem.ProblemException;

/** Where a page of cases ended, as the opaque word that a client sends back. */
record Cursor(QueuePlace place) {

    private static final Pattern FORM = Pattern.compile("([0-9]):([0-9]{1,18}):(-?[0-9]{1,15}):([0-9a-f]{64})");

    static Cursor parse(String word) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(word), StandardCharsets.UTF_8);
            Matcher parts = FORM.matcher(plain);
            if (parts.matches()) {
                return new Cursor(new QueuePlace(
                        Integer.parseInt(parts.group(1)),
                        Long.parseLong(parts.group(2)),
                        Instant.ofEpochMilli(Long.parseLong(parts.group(3))),
                        parts.group(4)));
            }
        } catch (IllegalArgumentException noBase64) {
            throw unreadable();
        }
        throw unreadable();
    }

    private static ProblemException unreadable() {
        return ProblemException.invalid("cursor", "must be the \"next\" of an earlier page");
    }

    @Override
    public String toString() {
        String plain = "%d:%d:%d:%s"
                .formatted(place.urgency(), place.reach(), place.since().toEpochMilli(), place.imageId());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
