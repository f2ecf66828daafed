package org.jarida.moderation.statistics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jarida.events.ActorKind;
import org.jarida.events.CaseState;
import org.jarida.moderation.casefile.LogEntry;
import org.jspecify.annotations.Nullable;

/** Adds up what becomes {@link Figures}. */
final class Counts {

    private static final double HALF = 0.5;
    private static final double MOST = 0.9;

    private long reports;
    private long hides;
    private long reviews;
    private long reviewedHides;
    private long overturned;
    private final List<Long> seconds = new ArrayList<>();

    void reports(long more) {
        reports += more;
    }

    /** @param before the change before this one, or null when it is not known */
    void change(LogEntry change, @Nullable LogEntry before) {
        if (change.from().visible() && !change.to().visible()) {
            hides++;
        }
        boolean ofARule = change.from() == CaseState.AUTO_HIDDEN;
        if (change.actor().kind() == ActorKind.RULE || !(ofARule || change.from() == CaseState.SUSPECT)) {
            return;
        }
        reviews++;
        if (before != null) {
            seconds.add(Math.max(0, Duration.between(before.at(), change.at()).toSeconds()));
        }
        if (ofARule) {
            reviewedHides++;
            if (change.to().visible()) {
                overturned++;
            }
        }
    }

    Figures figures() {
        Collections.sort(seconds);
        return new Figures(
                reports,
                hides,
                reviews,
                rank(HALF),
                rank(MOST),
                overturned,
                reviewedHides == 0 ? null : (double) overturned / reviewedHides);
    }

    /** The nearest rank: the smallest of the values that this part of them do not exceed. */
    private @Nullable Long rank(double part) {
        return seconds.isEmpty() ? null : seconds.get((int) Math.ceil(part * seconds.size()) - 1);
    }
}
