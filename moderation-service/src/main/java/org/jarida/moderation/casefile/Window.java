package org.jarida.moderation.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The stretches of a given length, each ending at a vote, in which votes count together. */
record Window(Duration length) {

    /** For each vote in turn, the votes not younger than it and not older than it by more than the length. */
    Stream<List<Vote>> over(List<Vote> votes) {
        return votes.stream().map(end -> endingAt(end.at(), votes));
    }

    private List<Vote> endingAt(Instant end, List<Vote> votes) {
        Instant start = end.minus(length);
        return votes.stream()
                .filter(vote -> !vote.at().isBefore(start) && !vote.at().isAfter(end))
                .toList();
    }
}
