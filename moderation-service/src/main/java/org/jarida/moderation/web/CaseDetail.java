package org.jarida.moderation.web;

import java.util.List;
import org.jarida.moderation.casefile.Reporter;
import org.jspecify.annotations.Nullable;

/**
 * One case with its history, as its template reads it.
 *
 * @param history the latest change first
 * @param reporters of the current round, without who they are
 * @param records whether it is known how reporters' earlier votes were decided
 * @param appeals the open ones against any of its hides
 * @param late whether a decision was refused because the case was no longer as the moderator saw it
 */
public record CaseDetail(
        CaseRow row,
        int round,
        int restores,
        List<Change> history,
        List<Note> notes,
        List<Reporter> reporters,
        boolean records,
        List<AppealRow> appeals,
        PageForms forms,
        boolean late) {

    /**
     * A state change.
     *
     * @param recent whether it came after what the moderator saw
     * @param reason in a moderator's words, or the rule's
     */
    public record Change(
            long version,
            String from,
            String to,
            String rule,
            long score,
            int distinct,
            int networks,
            String actor,
            @Nullable String account,
            @Nullable String reason,
            String at,
            boolean recent) {}

    public record Note(String account, String at, String text) {}
}
