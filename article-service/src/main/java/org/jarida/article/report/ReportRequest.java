package org.jarida.article.report;

import java.util.Arrays;
import org.jarida.events.ImageReported;
import org.jarida.events.ReportReason;
import org.jarida.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * What a reader says of an image, as it came in.
 *
 * @param reason a name of {@link ReportReason}; OTHER when left out
 * @param comment the reader's own words; none when left out or blank
 */
record ReportRequest(@Nullable String reason, @Nullable String comment) {

    static final ReportRequest EMPTY = new ReportRequest(null, null);

    /** The reason, or the end of the request when there is no such reason. */
    ReportReason knownReason() {
        if (reason == null || reason.isBlank()) {
            return ReportReason.OTHER;
        }
        return Arrays.stream(ReportReason.values())
                .filter(known -> known.name().equals(reason))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.invalid("reason", "must be one of " + Arrays.toString(ReportReason.values())));
    }

    /** The comment, or the end of the request when it is too long. */
    @Nullable String checkedComment() {
        if (comment == null || comment.isBlank()) {
            return null;
        }
        String words = comment.strip();
        if (words.length() > ImageReported.MAX_COMMENT) {
            throw ProblemException.invalid("comment", "must be at most " + ImageReported.MAX_COMMENT + " characters");
        }
        return words;
    }
}
