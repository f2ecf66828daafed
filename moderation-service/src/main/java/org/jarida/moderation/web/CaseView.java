package org.jarida.moderation.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.events.ReportReason;
import org.jspecify.annotations.Nullable;

/**
 * A case as moderators see it: counts, never who reported.
 *
 * @param reports every report known, of closed rounds and late ones too
 * @param distinctReporters different readers whose reports count in the current round
 * @param articles the newest of those that show the image
 * @param reasons how many reports of the current round gave each reason
 * @param history the latest state changes, the oldest of them first
 */
record CaseView(
        String imageId,
        CaseState state,
        long version,
        int round,
        int restores,
        long reports,
        int distinctReporters,
        List<Article> articles,
        Map<ReportReason, Long> reasons,
        List<Change> history,
        Instant touchedAt) {

    record Article(String id, String title, Source source) {}

    record Source(String id) {}

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
            ActorKind actor,
            @Nullable String account,
            @Nullable String reason,
            Instant at) {}
}
