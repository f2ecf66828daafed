package org.jarida.moderation.casefile;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How the earlier votes of some readers were decided. Only ever lowers what their next votes weigh. */
record Records(Map<String, List<DecidedVote>> byKey) {

    static final Records NONE = new Records(Map.of());

    private static final Comparator<DecidedVote> LATEST_FIRST =
            Comparator.comparing(DecidedVote::at).reversed().thenComparing(DecidedVote::imageId);

    static Records of(List<DecidedVote> decided) {
        return new Records(decided.stream().collect(Collectors.groupingBy(DecidedVote::key)));
    }

    /** A reader's decided votes, the latest first; one decided under several of the reader's keys is one. */
    List<DecidedVote> of(Collection<String> reporterKeys) {
        Map<String, DecidedVote> byImage = new HashMap<>();
        reporterKeys.stream()
                .map(byKey::get)
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .forEach(decided ->
                        byImage.merge(decided.imageId(), decided, (a, b) -> a.at().isBefore(b.at()) ? b : a));
        return byImage.values().stream().sorted(LATEST_FIRST).toList();
    }

    /**
     * What a vote weighs, in thousandths, rounded down: the base, lowered by the reader's latest decided votes as {@link
     * PolicySettings.Accuracy} says. Without any that is the base.
     *
     * @param reporterKeys the reader's; a vote decided under several of them is one vote
     * @param latest how many decided votes count
     */
    int weight(int base, Collection<String> reporterKeys, int latest, PolicySettings.Accuracy accuracy) {
        List<DecidedVote> counted = of(reporterKeys).stream().limit(latest).toList();
        if (counted.isEmpty()) {
            return base;
        }
        long agreed = counted.stream().filter(DecidedVote::agreed).count() + accuracy.agreed();
        long decided = (long) counted.size() + accuracy.decided();
        // the formula with its fractions cleared
        long lowered =
                base * (1000 * agreed - accuracy.least() * decided) / ((accuracy.full() - accuracy.least()) * decided);
        return Math.clamp(lowered, 0, base);
    }
}
