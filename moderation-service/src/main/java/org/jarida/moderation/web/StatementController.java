package org.jarida.moderation.web;

import java.util.List;
import org.jarida.moderation.casefile.HideLog;
import org.jarida.moderation.statement.Submission;
import org.jarida.moderation.statement.Submissions;
import org.jarida.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Statements of reasons in batches that the transparency database takes as they are. */
@RestController
class StatementController {

    private final Submissions submissions;

    StatementController(Submissions submissions) {
        this.submissions = submissions;
    }

    /**
     * A batch.
     *
     * @param next what to ask for after it, also later; as it was asked for when there is nothing yet
     */
    record Batch(List<Submission> statements, @Nullable String next) {}

    @GetMapping("/api/v1/moderation/statements")
    Batch export(
            @RequestParam(required = false) @Nullable String after, @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > Submissions.MOST) {
            throw ProblemException.invalid("limit", "must be a whole number from 1 to " + Submissions.MOST);
        }
        HideLog.Place place = after == null ? null : StatementCursor.parse(after);
        Submissions.Batch found = submissions.after(place, limit);
        HideLog.Place last = found.last() == null ? place : found.last();
        return new Batch(found.submissions(), last == null ? null : StatementCursor.word(last));
    }
}
