package org.jarida.moderation.casefile;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.jarida.events.ReportReason;

/**
 * One reader's report of an image in one round, however often it was sent.
 *
 * @param reporterKeys every key this reader was seen under in this round, sorted; two votes are of one reader when any
 *     is the same, so a rotation of the keyed hash lets nobody count twice
 * @param networkKeys every key of the network it came from, sorted
 * @param weight what the vote counts in HARDENED mode, in thousandths; fixed when the vote is stored
 * @param fresh whether the gateway had known the reader for less than a day; told in HARDENED mode only
 * @param at the smallest record time of its reports on the topic, the only clock the rule knows
 */
public record Vote(
        List<String> reporterKeys,
        List<String> networkKeys,
        int weight,
        boolean fresh,
        ReportReason reason,
        Instant at) {

    /** Rotations that a reader may live through within a round and still be known by all keys. */
    private static final int MAX_KEYS = 4;

    public Vote {
        reporterKeys = sorted(reporterKeys);
        networkKeys = sorted(networkKeys);
    }

    static Vote of(Report report) {
        return of(report, report.weight(), false);
    }

    static Vote of(Report report, int weight, boolean fresh) {
        return new Vote(
                report.reporterKeys(), report.networkKeys(), weight, fresh, report.reason(), report.recordedAt());
    }

    boolean isOf(Collection<String> keys) {
        for (String key : reporterKeys) {
            if (keys.contains(key)) {
                return true;
            }
        }
        return false;
    }

    /** The same vote once more: the earlier time counts, what was fixed at the first stays. */
    Vote mergedWith(Vote other) {
        return new Vote(
                union(reporterKeys, other.reporterKeys),
                union(networkKeys, other.networkKeys),
                weight,
                fresh,
                reason,
                at.isBefore(other.at) ? at : other.at);
    }

    static List<String> sorted(Collection<String> keys) {
        return List.copyOf(new TreeSet<>(keys));
    }

    private static List<String> union(List<String> known, List<String> added) {
        var all = new TreeSet<>(known);
        for (String key : added) {
            if (all.size() < MAX_KEYS) {
                all.add(key);
            }
        }
        return List.copyOf(all);
    }
}
