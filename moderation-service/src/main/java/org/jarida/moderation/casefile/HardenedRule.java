package org.jarida.moderation.casefile;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An image is hidden when, within the window, enough different people on enough different networks have reported it and
 * their weights, each network's sum capped, reach {@code threshold × 2^restores}; counted a second time with lower
 * thresholds over the votes with a severe reason alone. All in integer thousandths, so that no order of adding matters.
 *
 * <p>A window whose votes carry the burst mark hides nothing by itself; any other one that reaches the rule does.
 */
final class HardenedRule implements HidingRule {

    private final PolicySettings settings;
    private final Window window;
    private final BurstMark burst;
    private final List<Threshold> thresholds;

    HardenedRule(PolicySettings settings) {
        this.settings = settings;
        this.window = new Window(settings.window());
        this.burst = new BurstMark(settings.burst());
        PolicySettings.Severe severe = settings.severe();
        this.thresholds = List.of(
                new Threshold(
                        Rules.HARDENED, _ -> true, settings.reporters(), settings.networks(), settings.threshold()),
                new Threshold(
                        Rules.SEVERE,
                        vote -> severe.reasons().contains(vote.reason()),
                        severe.reporters(),
                        severe.networks(),
                        severe.threshold()));
    }

    /** What it takes: so many people, networks and thousandths among the votes that count. */
    private record Threshold(String rule, Predicate<Vote> counts, int reporters, int networks, int score) {

        boolean isReachedBy(Tally tally, int restores) {
            return tally.distinct() >= reporters
                    && tally.networks() >= networks
                    && tally.score() >= Doubled.by(score, restores);
        }
    }

    @Override
    public Optional<Reached> reachedBy(List<Vote> votes, int restores) {
        // no window counts more than all votes together: a flood from one network is turned away after one look
        if (reachedBy(votes, restores, false).isEmpty()) {
            return Optional.empty();
        }
        return windows(votes, false, restores)
                .findFirst()
                .or(() -> windows(votes, true, restores).findFirst());
    }

    private Stream<Reached> windows(List<Vote> votes, boolean inBurst, int restores) {
        return window.over(votes)
                .filter(together -> burst.isOn(together) == inBurst)
                .flatMap(together -> reachedBy(together, restores, inBurst).stream());
    }

    private Optional<Reached> reachedBy(List<Vote> together, int restores, boolean inBurst) {
        for (Threshold threshold : thresholds) {
            Tally tally = tally(together.stream().filter(threshold.counts()).toList());
            if (threshold.isReachedBy(tally, restores)) {
                return Optional.of(new Reached(threshold.rule(), tally, inBurst));
            }
        }
        return Optional.empty();
    }

    private Tally tally(List<Vote> counted) {
        List<List<Vote>> networks = Networks.of(counted);
        long score = networks.stream()
                .mapToLong(network -> Math.min(
                        settings.networkCap(),
                        network.stream().mapToLong(Vote::weight).sum()))
                .sum();
        return Tally.of(score, counted, networks.size());
    }

    @Override
    public Vote weighed(Report report, Records records) {
        return Vote.of(
                report,
                records.weight(report.weight(), report.reporterKeys(), settings.record(), settings.accuracy()),
                report.weight() <= settings.burst().freshWeight());
    }

    @Override
    public boolean keeps(Vote vote) {
        return vote.weight() >= settings.leastWeight();
    }

    @Override
    public Comparator<Vote> leastFirst() {
        return Comparator.comparingInt(Vote::weight)
                .thenComparing(vote -> vote.reporterKeys().getFirst());
    }
}
