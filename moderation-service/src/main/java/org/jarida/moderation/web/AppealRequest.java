package org.jarida.moderation.web;

import org.jarida.moderation.appeal.Appeal.Outcome;
import org.jarida.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A moderator's answer to an appeal as a client sends it; nothing of it is right before {@link #checked}.
 *
 * @param version of the case that the moderator saw
 */
record AppealRequest(
        @Nullable String outcome,
        @Nullable Long version,
        @Nullable String reason) {

    private static final int MAX_REASON = 500;

    /** The answer, complete. */
    record Checked(Outcome outcome, long version, String reason) {}

    Checked checked() {
        Outcome known = switch (outcome == null ? "" : outcome) {
            case "UPHELD" -> Outcome.UPHELD;
            case "OVERTURNED" -> Outcome.OVERTURNED;
            default -> throw ProblemException.invalid("outcome", "must be UPHELD or OVERTURNED");
        };
        if (version == null || version < 1) {
            throw ProblemException.invalid("version", "must be that of the case as you saw it");
        }
        if (reason == null || reason.isBlank()) {
            throw ProblemException.invalid("reason", "is missing: whoever appealed is told why");
        }
        if (reason.strip().length() > MAX_REASON) {
            throw ProblemException.invalid("reason", "must be at most " + MAX_REASON + " characters");
        }
        return new Checked(known, version, reason.strip());
    }
}
