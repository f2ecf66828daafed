package org.jarida.moderation.casefile;

import java.util.Collection;
import java.util.List;

/** The readers who have had a say on one image, as far as they matter to the acts at hand. */
record Voters(List<Voter> known) {

    static final Voters NONE = new Voters(List.of());

    /** Whether a reader with these keys has had a say already and counts no more in a round. */
    boolean bar(Collection<String> reporterKeys, int round) {
        return known.stream()
                .filter(voter -> reporterKeys.contains(voter.key()))
                .anyMatch(voter -> voter.round() < round || (voter.withdrawn() && voter.round() == round));
    }
}
