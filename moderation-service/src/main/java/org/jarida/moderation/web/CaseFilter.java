package org.jarida.moderation.web;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jarida.events.CaseState;
import org.jarida.events.ReportReason;
import org.jarida.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Which cases somebody wants to see.
 *
 * @param source an article of which shows the image
 * @param reason that a report of the current round gave
 * @param age how long they have been waiting at least
 */
record CaseFilter(
        @Nullable CaseState state,
        @Nullable String source,
        @Nullable ReportReason reason,
        @Nullable Duration age) {

    static final CaseFilter NONE = new CaseFilter(null, null, null, null);

    private static final Pattern SOURCE_ID = Pattern.compile("[a-z0-9-]{1,64}");
    private static final Duration MAX_AGE = Duration.ofDays(3650);

    /** As clients send it; an empty word asks for nothing, a wrong one is a problem. */
    static CaseFilter parse(
            @Nullable String state, @Nullable String source, @Nullable String reason, @Nullable String age) {
        return new CaseFilter(
                given(state, CaseFilter::state),
                given(source, CaseFilter::source),
                given(reason, word -> oneOf(ReportReason.values(), word, "reason")),
                given(age, CaseFilter::age));
    }

    private static <T> @Nullable T given(@Nullable String word, Function<String, T> reading) {
        return word == null || word.isEmpty() ? null : reading.apply(word);
    }

    private static CaseState state(String word) {
        CaseState state = oneOf(CaseState.values(), word, "state");
        if (state == CaseState.UNKNOWN) {
            throw ProblemException.invalid("state", "must not be UNKNOWN: no case is in it");
        }
        return state;
    }

    private static <T extends Enum<T>> T oneOf(T[] all, String word, String parameter) {
        return Arrays.stream(all)
                .filter(each -> each.name().equals(word))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(parameter, "must be one of " + Arrays.toString(all)));
    }

    private static String source(String word) {
        if (!SOURCE_ID.matcher(word).matches()) {
            throw ProblemException.invalid("source", "must be the id of a source");
        }
        return word;
    }

    private static Duration age(String word) {
        try {
            Duration age = Duration.parse(word);
            if (!age.isNegative() && age.compareTo(MAX_AGE) <= 0) {
                return age;
            }
        } catch (DateTimeException unreadable) {
            throw noAge();
        }
        throw noAge();
    }

    private static ProblemException noAge() {
        return ProblemException.invalid("age", "must be a duration in ISO 8601 such as PT24H, at most ten years");
    }

    /** A path with this filter as its query. */
    String address(String path) {
        List<String> query = new ArrayList<>();
        if (state != null) {
            query.add("state=" + state);
        }
        if (source != null) {
            query.add("source=" + source);
        }
        if (reason != null) {
            query.add("reason=" + reason);
        }
        if (age != null) {
            query.add("age=" + age);
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }
}
