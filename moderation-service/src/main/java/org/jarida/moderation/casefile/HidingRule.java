package org.jarida.moderation.casefile;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Rule H: when the votes of a round hide an image. Pure, and knows no clock but the votes' own times. */
sealed interface HidingRule permits ContractRule, HardenedRule {

    /**
     * How an image that was restored so many times is to be hidden; empty while the rule is not reached.
     *
     * @param votes in the order of their times
     */
    Optional<Reached> reachedBy(List<Vote> votes, int restores);

    /** A report as the vote that would be stored, with the weight that stays fixed from then on. */
    Vote weighed(Report report, Records records);

    /** Whether a vote is kept at all. */
    boolean keeps(Vote vote);

    /** Which votes are let go first when a round has more than a document holds. */
    Comparator<Vote> leastFirst();

    static HidingRule of(Mode mode, PolicySettings settings) {
        return switch (mode) {
            case CONTRACT -> new ContractRule(settings);
            case HARDENED -> new HardenedRule(settings);
        };
    }
}
