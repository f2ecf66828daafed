package org.jarida.moderation.web;

import java.util.List;
import org.jarida.events.ReportReason;
import org.jarida.moderation.appeal.Appeal;
import org.jarida.moderation.statement.Statement;
import org.jarida.moderation.statement.StatementWords;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;

/**
 * A statement of reasons with its appeals, as its template reads it; times in words.
 *
 * @param decided key of the words on who decided
 * @param reason that most reports gave, on the wire; null without one
 * @param endedAt null while the image is hidden
 * @param deadline until when an appeal may be filed
 * @param form where one may be filed now, else null
 */
public record StatementPage(
        String puid,
        String decided,
        StatementWords words,
        @Nullable String reason,
        String hiddenAt,
        @Nullable String endedAt,
        List<AppealLine> appeals,
        String deadline,
        @Nullable Form form) {

    /**
     * Where an appeal is written.
     *
     * @param text what was sent before and refused; empty at first
     * @param problem with that text, in words; null at first
     */
    public record Form(
            @Nullable String csrfToken,
            int longest,
            String text,
            @Nullable String problem) {}

    /** An appeal as everybody may see it: when it came and what was answered, never what it says. */
    public record AppealLine(
            String filedAt,
            @Nullable String outcome,
            @Nullable String reason,
            @Nullable String answeredAt) {

        static AppealLine of(Appeal appeal, Messages messages) {
            Appeal.Answer answer = appeal.answer();
            return new AppealLine(
                    messages.dayAndTime(appeal.filedAt(), PublicPages.ZONE),
                    answer == null ? null : answer.outcome().name(),
                    answer == null ? null : answer.reason(),
                    answer == null ? null : messages.dayAndTime(answer.at(), PublicPages.ZONE));
        }
    }

    /** The statements of an article's images. */
    public record Listing(List<Line> lines) {

        public record Line(String href, String shortId, String hiddenAt, String decided) {}
    }

    static String decidedBy(Statement statement) {
        if (statement.ordered()) {
            return "statement.decided-order";
        }
        return statement.byRule() ? "statement.decided-rule" : "statement.decided-person";
    }

    static @Nullable String wire(@Nullable ReportReason reason) {
        return reason == null ? null : reason.name();
    }

    public String address() {
        return StatementPageController.PATH + "/" + puid;
    }
}
