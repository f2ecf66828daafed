package org.jarida.moderation.casefile;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The promise made to readers: an image is hidden when {@code reporters × 2^restores} different people have reported it
 * within the window. Weights and networks play no part.
 */
final class ContractRule implements HidingRule {

    private final PolicySettings settings;
    private final Window window;

    ContractRule(PolicySettings settings) {
        this.settings = settings;
        this.window = new Window(settings.window());
    }

    @Override
    public Optional<Reached> reachedBy(List<Vote> votes, int restores) {
        long needed = Doubled.by(settings.reporters(), restores);
        if (votes.size() < needed) {
            return Optional.empty();
        }
        return window.over(votes)
                .filter(together -> together.size() >= needed)
                .findFirst()
                .map(together -> new Reached(Rules.CONTRACT, Tally.of(together.size(), together), false));
    }

    @Override
    public Vote weighed(Report report, Records records) {
        return Vote.of(report);
    }

    @Override
    public boolean keeps(Vote vote) {
        return true;
    }

    /** The oldest: reports come in their topic's order, so what falls out can no longer complete a window. */
    @Override
    public Comparator<Vote> leastFirst() {
        return Comparator.comparing(Vote::at)
                .thenComparing(vote -> vote.reporterKeys().getFirst());
    }
}
