package org.jarida.moderation.statement;

import org.jarida.events.ReportReason;
import org.jarida.theme.Messages;

/** A statement in the words of one language: none of them a reader's or a moderator's. */
public record StatementWords(Statement statement, Messages messages) {

    /** The rule or law that the decision rests on. */
    public String ground() {
        return messages.text(statement.ordered() ? "statement.ground-legal" : "statement.ground-rules");
    }

    /** Why the image falls under it. */
    public String explanation() {
        if (statement.ordered()) {
            return messages.text("statement.explanation-legal");
        }
        ReportReason reason = statement.reason();
        return reason == null
                ? messages.text("statement.explanation-own")
                : messages.text("statement.explanation-reported", messages.reason(reason.name()));
    }

    /** What was taken into account. */
    public String facts() {
        if (statement.ordered()) {
            return messages.text("statement.facts-legal");
        }
        ReportReason reason = statement.reason();
        if (reason == null) {
            return messages.text("statement.facts-own");
        }
        return messages.text(
                statement.byRule() ? "statement.facts-rule" : "statement.facts-person", messages.reason(reason.name()));
    }
}
