package org.jarida.moderation.casefile;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jarida.events.ReportReason;
import org.jspecify.annotations.Nullable;

/**
 * What a rule counted when a case changed its state.
 *
 * @param score the sum that was compared with the threshold: people in CONTRACT mode, thousandths in HARDENED
 * @param distinct different reporters among the votes that counted
 * @param networks different networks among them
 * @param reason that most of them gave, of equally many the one that comes later in {@link ReportReason} but for OTHER;
 *     null when no vote counted
 */
public record Tally(
        long score, int distinct, int networks, @Nullable ReportReason reason) {

    private static final Comparator<ReportReason> GRAVER_LAST = Comparator.comparing(
                    (ReportReason reason) -> reason != ReportReason.OTHER)
            .thenComparing(Comparator.naturalOrder());

    static final Tally NONE = new Tally(0, 0, 0, null);

    static Tally of(long score, List<Vote> counted) {
        return of(score, counted, Networks.of(counted).size());
    }

    static Tally of(long score, List<Vote> counted, int networks) {
        return new Tally(score, counted.size(), networks, mostGiven(counted));
    }

    private static @Nullable ReportReason mostGiven(List<Vote> counted) {
        Map<ReportReason, Long> given =
                counted.stream().collect(Collectors.groupingBy(Vote::reason, Collectors.counting()));
        Comparator<Map.Entry<ReportReason, Long>> byVotes = Map.Entry.comparingByValue();
        return given.entrySet().stream()
                .max(byVotes.thenComparing(Map.Entry::getKey, GRAVER_LAST))
                .map(Map.Entry::getKey)
                .orElse(null);
    }
}
