package org.jarida.moderation.web;

import java.util.Arrays;
import org.jarida.moderation.casefile.Action;
import org.jarida.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * A moderator's decision as a client sends it; nothing of it is right before {@link #checked}.
 *
 * @param version of the case that the moderator saw, 0 where there was none
 */
record VerdictRequest(
        @Nullable String action,
        @Nullable Long version,
        @Nullable String reason) {

    private static final int MAX_REASON = 500;

    /** The decision, complete. */
    record Checked(Action action, long version, String reason) {}

    Checked checked() {
        Action known = Arrays.stream(Action.values())
                .filter(each -> each.name().equals(action))
                .findFirst()
                .orElseThrow(
                        () -> ProblemException.invalid("action", "must be one of CONFIRM, RESTORE, LOCK and LEGAL"));
        if (version == null || version < 0) {
            throw ProblemException.invalid("version", "must be that of the case as you saw it, 0 where there was none");
        }
        if (reason == null || reason.isBlank()) {
            throw ProblemException.invalid("reason", "is missing: a decision is published with its reason");
        }
        if (reason.strip().length() > MAX_REASON) {
            throw ProblemException.invalid("reason", "must be at most " + MAX_REASON + " characters");
        }
        return new Checked(known, version, reason.strip());
    }
}
