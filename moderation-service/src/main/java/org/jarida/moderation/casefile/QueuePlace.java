package org.jarida.moderation.casefile;

import java.time.Instant;
import java.util.Comparator;
import org.jarida.events.CaseState;

/**
 * Where a case stands in the moderators' queue: the more urgent first, then the further reaching, then the longest
 * waiting. A function of the case and the settings alone, so it is stored with it in one write.
 *
 * @param urgency 3 with a report for a severe reason, 2 while its reports are doubtful, 1 for others that nobody has
 *     decided, 0 for those that somebody has
 * @param reach every report known
 * @param since when the round's first report came, or the case was last touched
 */
public record QueuePlace(int urgency, long reach, Instant since, String imageId) {

    static final int SEVERE = 3;
    private static final int DOUBTFUL = 2;
    private static final int OPEN = 1;
    private static final int DECIDED = 0;

    static QueuePlace of(Case each, PolicySettings.Severe severe) {
        Instant since = each.ballot().votes().stream()
                .map(Vote::at)
                .min(Comparator.naturalOrder())
                .orElse(each.touchedAt());
        return new QueuePlace(urgencyOf(each, severe), each.ballot().reports(), since, each.imageId());
    }

    /** Whether its case comes first because of a severe reason. */
    public boolean severe() {
        return urgency == SEVERE;
    }

    private static int urgencyOf(Case each, PolicySettings.Severe severe) {
        return switch (each.state()) {
            case CONFIRMED, LEGAL, LOCKED -> DECIDED;
            case VISIBLE, SUSPECT, RESTORED, AUTO_HIDDEN, UNKNOWN -> {
                if (each.ballot().votes().stream().anyMatch(vote -> isSevere(vote, severe))) {
                    yield SEVERE;
                }
                if (each.state() == CaseState.SUSPECT) {
                    yield DOUBTFUL;
                }
                boolean quiet = each.state().visible() && each.ballot().votes().isEmpty();
                yield quiet ? DECIDED : OPEN;
            }
        };
    }

    private static boolean isSevere(Vote vote, PolicySettings.Severe severe) {
        return vote.weight() >= severe.alertWeight() && severe.reasons().contains(vote.reason());
    }
}
