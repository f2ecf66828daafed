package org.jarida.moderation.casefile;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jarida.events.ReportReason;

/**
 * The reports of a case's current round.
 *
 * @param votes one per reader, at most {@link #LIMIT}, oldest first
 * @param withdrawn the keys of readers who took their report back in this round, one list per reader; at most
 *     {@link #LIMIT}, later ones stand among the {@link Voter}s
 * @param late reports that came while the image was hidden; approximate, a redelivery may count again
 * @param earlier reports of closed rounds
 */
public record Ballot(List<Vote> votes, List<List<String>> withdrawn, long late, long earlier) {

    /** Most votes, and most withdrawals, that a document holds: it stays below 12 KB. */
    static final int LIMIT = 64;

    static final Ballot EMPTY = new Ballot(List.of(), List.of(), 0, 0);

    private static final Comparator<Vote> ORDER = Comparator.comparing(Vote::at)
            .thenComparing(vote -> vote.reporterKeys().getFirst());

    public Ballot {
        votes = List.copyOf(votes);
        withdrawn = List.copyOf(withdrawn);
    }

    /** Every report known: of this round, late ones and those of closed rounds. */
    public long reports() {
        return votes.size() + late + earlier;
    }

    /** How many votes of this round named each reason. */
    public Map<ReportReason, Long> reasons() {
        Map<ReportReason, Long> counts = new TreeMap<>();
        votes.forEach(vote -> counts.merge(vote.reason(), 1L, Long::sum));
        return counts;
    }

    /** How many votes of this round came on each day of UTC. */
    Map<LocalDate, Long> days() {
        Map<LocalDate, Long> days = new TreeMap<>();
        votes.forEach(vote -> days.merge(LocalDate.ofInstant(vote.at(), ZoneOffset.UTC), 1L, Long::sum));
        return days;
    }

    boolean hasVoteOf(Collection<String> reporterKeys) {
        for (Vote vote : votes) {
            if (vote.isOf(reporterKeys)) {
                return true;
            }
        }
        return false;
    }

    boolean isWithdrawn(Collection<String> reporterKeys) {
        return withdrawn.stream().flatMap(List::stream).anyMatch(reporterKeys::contains);
    }

    /** Whether a vote more needs another one to go. */
    boolean isFull() {
        return votes.size() >= LIMIT;
    }

    /** The first of the votes in an order; there must be one. */
    Vote least(Comparator<Vote> order) {
        return Collections.min(votes, order);
    }

    /** Whether withdrawals of this round may stand among the voters. */
    boolean isFullOfWithdrawals() {
        return withdrawn.size() >= LIMIT;
    }

    /** Counts a vote; one of a reader who is in already only adds what it knows more. */
    Ballot with(Vote vote) {
        List<Vote> others = new ArrayList<>(votes.size() + 1);
        Vote merged = null;
        for (Vote known : votes) {
            if (known.isOf(vote.reporterKeys())) {
                merged = merged == null ? known : merged.mergedWith(known);
            } else {
                others.add(known);
            }
        }
        return with(others, merged == null ? vote : merged.mergedWith(vote));
    }

    /** Counts a vote of a reader who is not in, in the place of another one. */
    Ballot with(Vote vote, Vote instead) {
        List<Vote> others = new ArrayList<>(votes);
        others.remove(instead);
        return with(others, vote);
    }

    private Ballot with(List<Vote> others, Vote vote) {
        int place = others.size();
        while (place > 0 && ORDER.compare(others.get(place - 1), vote) > 0) {
            place--;
        }
        others.add(place, vote);
        return new Ballot(others, withdrawn, late, earlier);
    }

    /** Takes a reader's vote back, and keeps it from coming again in this round. */
    Ballot withdrawnBy(List<String> reporterKeys) {
        List<Vote> left =
                votes.stream().filter(vote -> !vote.isOf(reporterKeys)).toList();
        if (isFullOfWithdrawals()) {
            return new Ballot(left, withdrawn, late, earlier);
        }
        List<List<String>> more = new ArrayList<>(withdrawn);
        more.add(Vote.sorted(reporterKeys));
        return new Ballot(left, more, late, earlier);
    }

    Ballot withLate() {
        return new Ballot(votes, withdrawn, late + 1, earlier);
    }

    /** The empty ballot of the next round. */
    Ballot closed() {
        return new Ballot(List.of(), List.of(), 0, reports());
    }
}
