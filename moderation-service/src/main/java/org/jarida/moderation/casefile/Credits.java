package org.jarida.moderation.casefile;

import java.util.List;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;

/**
 * Tells reporters' records what humans decided of their votes: a confirmed case's voters were right, a restored round's
 * were not. Works from published changes, and may be given them any number of times and in any order: a round's voters
 * are agreed with until it ends in a restore, and disagreed with from then on. HARDENED mode only.
 */
public final class Credits {

    private final Policy policy;
    private final VoterStore voters;

    Credits(Policy policy, VoterStore voters) {
        this.policy = policy;
        this.voters = voters;
    }

    /** Must have returned before the changes leave the case's outbox. */
    public void add(String imageId, List<LogEntry> published) {
        if (!policy.isHardened()) {
            return;
        }
        for (LogEntry entry : published) {
            if (entry.actor().kind() == ActorKind.RULE) {
                continue;
            }
            if (entry.to() == CaseState.CONFIRMED) {
                voters.decided(imageId, entry.round(), true, entry.at());
            } else if (entry.to().visible() && entry.round() > 1) {
                // only a restore opens a round; a later one's lock finds the round before it decided already
                voters.decided(imageId, entry.round() - 1, false, entry.at());
            }
        }
    }
}
