package org.jarida.moderation.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.events.ReportReason;
import org.jarida.moderation.casefile.Action;
import org.jspecify.annotations.Nullable;

/**
 * A case as moderators see it: counts, never who reported.
 *
 * @param reports every report known, of closed rounds and late ones too
 * @param distinctReporters different readers whose reports count in the current round
 * @param articles the newest of those that show the image
 * @param reasons how many reports of the current round gave each reason
 * @param severe whether it is first in the queue because of a severe reason
 * @param actions what its state allows a moderator to decide
 * @param claim who looks at it just now, or null
 * @param history the latest state changes, the oldest of them first
 * @param notes the latest of moderators' notes, the oldest of them first
 * @param since when the round's first report came
 */
record CaseView(
        String imageId,
        CaseState state,
        long version,
        int round,
        int restores,
        long reports,
        int distinctReporters,
        boolean severe,
        List<Article> articles,
        Map<ReportReason, Long> reasons,
        Set<Action> actions,
        @Nullable Claim claim,
        List<Change> history,
        List<Note> notes,
        Instant since,
        Instant touchedAt) {

    record Article(String id, String title, Source source) {}

    record Source(String id) {}

    record Claim(String account, Instant until) {}

    record Note(String account, Instant at, String text) {

        static Note of(org.jarida.moderation.review.Note note) {
            return new Note(note.account(), note.at(), note.text());
        }
    }

    /**
     * A state change.
     *
     * @param score what the rule summed up; people in CONTRACT mode, thousandths in HARDENED
     * @param account of the moderator who decided; null for a rule
     */
    record Change(
            long version,
            int round,
            CaseState from,
            CaseState to,
            String rule,
            long score,
            int distinct,
            int networks,
            ActorKind actor,
            @Nullable String account,
            @Nullable String reason,
            Instant at) {}
}
