package org.jarida.moderation.statement;

import java.time.Instant;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.events.ReportReason;
import org.jarida.moderation.casefile.HideLog;
import org.jarida.moderation.casefile.LogEntry;
import org.jspecify.annotations.Nullable;

/**
 * Why an image is or was hidden, as far as everybody may know it: nothing of readers, moderators or what they wrote, and
 * no number of reports.
 *
 * @param state {@code AUTO_HIDDEN}, {@code CONFIRMED} or {@code LEGAL}
 * @param reason that most of the reports gave; null where nobody had reported
 * @param byRule whether no person took part in the decision
 * @param contentAt when an article first showed the image
 * @param endedAt when the image was shown again; null while it is hidden
 */
public record Statement(
        Puid puid,
        CaseState state,
        @Nullable ReportReason reason,
        boolean byRule,
        Instant contentAt,
        Instant hiddenAt,
        @Nullable Instant endedAt) {

    static Statement of(HideLog.Hide hide, @Nullable Instant firstShown, @Nullable LogEntry end) {
        LogEntry entry = hide.entry();
        boolean byRule = entry.actor().kind() == ActorKind.RULE;
        ReportReason given = entry.tally().reason(); // the verdicts' topic, from which a history may come, has none
        Instant content = firstShown != null && firstShown.isBefore(entry.at()) ? firstShown : entry.at();
        return new Statement(
                new Puid(hide.imageId(), entry.round(), entry.version()),
                entry.to(),
                byRule && given == null ? ReportReason.OTHER : given,
                byRule,
                content,
                entry.at(),
                end == null ? null : end.at());
    }

    /** Whether a legal order is the ground, not the site's own rules. */
    public boolean ordered() {
        return state == CaseState.LEGAL;
    }
}
