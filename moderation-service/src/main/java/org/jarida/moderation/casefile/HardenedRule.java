package org.jarida.moderation.casefile;

import java.util.ArrayList;
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

    private static final Comparator<Vote> LEAST_FIRST = (one, other) -> {
        int byWeight = Integer.compare(one.weight(), other.weight());
        return byWeight == 0
                ? one.reporterKeys().getFirst().compareTo(other.reporterKeys().getFirst())
                : byWeight;
    };

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

        List<Vote> counted(List<Vote> together) {
            List<Vote> counted = new ArrayList<>(together.size());
            for (Vote vote : together) {
                if (counts.test(vote)) {
                    counted.add(vote);
                }
            }
            return counted;
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
            List<Vote> counted = threshold.counted(together);
            if (counted.size() < threshold.reporters()) {
                continue;
            }
            List<List<Vote>> networks = Networks.of(counted);
            long score = score(networks);
            if (networks.size() >= threshold.networks() && score >= Doubled.by(threshold.score(), restores)) {
                Tally tally = Tally.of(score, counted, networks.size());
                return Optional.of(new Reached(threshold.rule(), tally, inBurst));
            }
        }
        return Optional.empty();
    }

    private long score(List<List<Vote>> networks) {
        long score = 0;
        for (List<Vote> network : networks) {
            long sum = 0;
            for (Vote vote : network) {
                sum += vote.weight();
            }
            score += Math.min(settings.networkCap(), sum);
        }
        return score;
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
        return LEAST_FIRST;
    }
}
