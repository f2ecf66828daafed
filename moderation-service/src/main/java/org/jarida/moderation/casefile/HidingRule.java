package org.jarida.moderation.casefile;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Rule H: when the votes of a round hide an image. Pure, and knows no clock but the votes' own times. */
sealed interface HidingRule permits ContractRule, HardenedRule {

    /** The word of {@link Rules} for it. */
    String name();

    /** What hides an image that was restored so many times; empty while the rule is not reached. */
    Optional<Tally> reachedBy(List<Vote> votes, int restores);

    /** Whether a report is kept as a vote at all. */
    boolean keeps(Report report);

    /** Which votes are let go first when a round has more than a document holds. */
    Comparator<Vote> leastFirst();

    static HidingRule of(Mode mode, PolicySettings settings) {
        return switch (mode) {
            case CONTRACT -> new ContractRule(settings);
            case HARDENED -> new HardenedRule(settings);
        };
    }
}
