package org.jarida.moderation.casefile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The stretches of a given length, each ending at a vote, in which votes count together. */
record Window(Duration length) {

    /**
     * For each vote in turn, the votes not younger than it and not older than it by more than the length.
     *
     * @param votes in the order of their times; so are those of each window
     */
    Stream<List<Vote>> over(List<Vote> votes) {
        return IntStream.range(0, votes.size())
                .filter(last -> isLastOfItsTime(last, votes))
                .mapToObj(last -> votes.subList(first(last, votes), last + 1));
    }

    /** Of votes of one time, the last one's window is that of all. */
    private static boolean isLastOfItsTime(int vote, List<Vote> votes) {
        return vote + 1 == votes.size()
                || !votes.get(vote + 1).at().equals(votes.get(vote).at());
    }

    private int first(int last, List<Vote> votes) {
        Instant start = votes.get(last).at().minus(length);
        int first = last;
        while (first > 0 && !votes.get(first - 1).at().isBefore(start)) {
            first--;
        }
        return first;
    }
}
