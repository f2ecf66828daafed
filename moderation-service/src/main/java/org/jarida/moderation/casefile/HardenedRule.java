package org.jarida.moderation.casefile;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An image is hidden when, within the window, enough different people on enough different networks have reported it and
 * their weights, each network's sum capped, reach {@code threshold × 2^restores}. All in integer thousandths, so that no
 * order of adding matters.
 *
 * <p>A vote's weight is the base weight that the gateway gave the reader. Accuracy, which would lower it, severe reasons,
 * the burst mark and the breaker are not part of this rule yet: it hides where those would wait for a moderator.
 */
final class HardenedRule implements HidingRule {

    private final PolicySettings settings;
    private final Window window;

    HardenedRule(PolicySettings settings) {
        this.settings = settings;
        this.window = new Window(settings.window());
    }

    @Override
    public String name() {
        return Rules.HARDENED;
    }

    @Override
    public Optional<Tally> reachedBy(List<Vote> votes, int restores) {
        long needed = Doubled.by(settings.threshold(), restores);
        // no window counts more than all votes together: a flood from one network is turned away after one tally
        if (!reaches(tally(votes), needed)) {
            return Optional.empty();
        }
        return window.over(votes)
                .map(this::tally)
                .filter(tally -> reaches(tally, needed))
                .findFirst();
    }

    private boolean reaches(Tally tally, long needed) {
        return tally.distinct() >= settings.reporters()
                && tally.networks() >= settings.networks()
                && tally.score() >= needed;
    }

    private Tally tally(List<Vote> together) {
        List<List<Vote>> networks = Networks.of(together);
        long score = networks.stream()
                .mapToLong(network -> Math.min(
                        settings.networkCap(),
                        network.stream().mapToLong(Vote::weight).sum()))
                .sum();
        return new Tally(score, together.size(), networks.size());
    }

    @Override
    public boolean keeps(Report report) {
        return report.weight() >= settings.leastWeight();
    }

    @Override
    public Comparator<Vote> leastFirst() {
        return Comparator.comparingInt(Vote::weight)
                .thenComparing(vote -> vote.reporterKeys().getFirst());
    }
}
