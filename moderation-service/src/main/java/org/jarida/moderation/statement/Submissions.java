package org.jarida.moderation.statement;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.jarida.moderation.casefile.HideLog;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes batches for the transparency database. It takes a batch only whole, so a statement that breaks its rules is left
 * out and told of: an error in the log, and the counter {@code moderation.statements.invalid}.
 */
public final class Submissions {

    /** As many as the database takes at once. */
    public static final int MOST = 100;

    private static final Logger log = LoggerFactory.getLogger(Submissions.class);

    private final Statements statements;
    private final Messages english;
    private final JsonMapper json;
    private final Counter invalid;

    Submissions(Statements statements, Messages english, JsonMapper json, MeterRegistry meters) {
        this.statements = statements;
        this.english = english;
        this.json = json;
        this.invalid = meters.counter("moderation.statements.invalid");
    }

    /**
     * What can be posted as it is.
     *
     * @param last the place of the last statement read; null when there are none behind the place asked for
     */
    public record Batch(List<Submission> submissions, HideLog.@Nullable Place last) {}

    public Batch after(HideLog.@Nullable Place place, int limit) {
        Statements.Batch found = statements.after(place, limit);
        return new Batch(
                found.statements().stream()
                        .map(each -> Submission.of(each, english))
                        .filter(this::isValid)
                        .toList(),
                found.last());
    }

    private boolean isValid(Submission submission) {
        List<String> violations = SubmissionRules.violations(json.valueToTree(submission));
        if (!violations.isEmpty()) {
            invalid.increment();
            log.error("statement {} is not exported: {}", submission.puid(), violations);
        }
        return violations.isEmpty();
    }
}
