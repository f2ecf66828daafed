package org.jarida.moderation.casefile;

import org.jarida.events.CaseState;

/**
 * Where a case stands.
 *
 * @param version counts the state changes; 0 when there was none and nothing is on the verdicts' topic
 * @param round the counting period, from 1; a restore opens the next
 * @param restores how often it was restored; each doubles what the rule asks for
 */
public record Standing(CaseState state, long version, int round, int restores) {

    static final Standing NEW = new Standing(CaseState.VISIBLE, 0, 1, 0);

    Standing moved(CaseState to) {
        return new Standing(to, version + 1, round, restores);
    }

    /** Restored: the next round begins, and from the second restore on no rule hides any more. */
    Standing restored() {
        return new Standing(
                restores == 0 ? CaseState.RESTORED : CaseState.LOCKED, version + 1, round + 1, restores + 1);
    }
}
