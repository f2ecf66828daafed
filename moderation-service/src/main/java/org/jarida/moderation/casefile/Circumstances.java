package org.jarida.moderation.casefile;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * What a decision rests on beside the case and the acts, as read from the store before.
 *
 * @param earlier the acts' readers who have had a say on the image already; must hold every one that is stored
 * @param records how their votes on other images were decided; empty in CONTRACT mode
 * @param muted keys of the acts' readers whose reports count no more
 * @param breakerOpen whether so much was hidden of late that a moderator is to look first; never in CONTRACT mode
 */
record Circumstances(Voters earlier, Records records, Set<String> muted, boolean breakerOpen) {

    static final Circumstances NONE = new Circumstances(new Voters(List.of()), Records.NONE, Set.of(), false);

    static Circumstances of(Voters earlier) {
        return new Circumstances(earlier, Records.NONE, Set.of(), false);
    }

    boolean mute(Collection<String> reporterKeys) {
        return !muted.isEmpty() && reporterKeys.stream().anyMatch(muted::contains);
    }
}
