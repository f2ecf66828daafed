package org.jarida.moderation.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jarida.events.ReportReason;

/** Rule H as its sentences say it, at the defaults, written apart from the code under test: slow and plain. */
final class RuleOracle {

    private static final List<ReportReason> SEVERE =
            List.of(ReportReason.CHILD_SAFETY, ReportReason.NON_CONSENSUAL, ReportReason.TERROR);

    private RuleOracle() {}

    /** The first report of each reader; every reader has one key and one network. */
    static List<Vote> votes(String imageId, List<ReaderAct> topic) {
        Map<List<String>, Vote> first = new LinkedHashMap<>();
        for (ReaderAct act : topic) {
            if (act instanceof Report report && report.imageId().equals(imageId)) {
                first.putIfAbsent(report.reporterKeys(), Vote.of(report));
            }
        }
        return List.copyOf(first.values());
    }

    static boolean isReached(Mode mode, Collection<Vote> votes, int restores) {
        for (Vote last : votes) {
            Instant from = last.at().minus(Duration.ofDays(7));
            List<Vote> week = votes.stream()
                    .filter(vote -> !vote.at().isBefore(from) && !vote.at().isAfter(last.at()))
                    .toList();
            boolean reached = switch (mode) {
                case CONTRACT -> week.size() >= 3 * (1 << restores);
                case HARDENED ->
                    weighs(week, 3, 3000 * (1 << restores))
                            || weighs(
                                    week.stream()
                                            .filter(vote -> SEVERE.contains(vote.reason()))
                                            .toList(),
                                    2,
                                    1250 * (1 << restores));
            };
            if (reached) {
                return true;
            }
        }
        return false;
    }

    private static boolean weighs(List<Vote> votes, int readers, int threshold) {
        Map<String, Integer> byNetwork = votes.stream()
                .collect(Collectors.groupingBy(
                        vote -> vote.networkKeys().getFirst(), Collectors.summingInt(Vote::weight)));
        int sum = byNetwork.values().stream()
                .mapToInt(each -> Math.min(1500, each))
                .sum();
        return votes.size() >= readers && byNetwork.size() >= 2 && sum >= threshold;
    }
}
