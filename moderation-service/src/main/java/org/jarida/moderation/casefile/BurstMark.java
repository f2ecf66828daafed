package org.jarida.moderation.casefile;

import java.time.Instant;
import java.util.List;

/** Tells a crowd that was sent from people who came by themselves: many at once, and most of them never seen before. */
record BurstMark(PolicySettings.Burst settings) {

    /**
     * Whether votes carry the mark.
     *
     * @param votes in the order of their times
     */
    boolean isOn(List<Vote> votes) {
        int all = votes.size();
        if (all < settings.votes()) {
            return false;
        }
        long fresh = votes.stream().filter(Vote::fresh).count();
        return fresh * 100 >= (long) all * settings.freshShare() && someCameTogether(votes);
    }

    private boolean someCameTogether(List<Vote> votes) {
        int needed = Math.max(1, Math.ceilDiv(votes.size() * settings.share(), 100));
        for (int first = 0; first + needed <= votes.size(); first++) {
            Instant latest = votes.get(first).at().plus(settings.within());
            if (!votes.get(first + needed - 1).at().isAfter(latest)) {
                return true;
            }
        }
        return false;
    }
}
