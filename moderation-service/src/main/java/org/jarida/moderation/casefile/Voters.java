package org.jarida.moderation.casefile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The readers who have had a say on one image, as far as they matter to the acts at hand. */
final class Voters {

    private final List<Voter> all = new ArrayList<>();
    private final Map<String, List<Voter>> byKey = new HashMap<>();

    Voters(List<Voter> known) {
        known.forEach(this::add);
    }

    void add(Voter voter) {
        all.add(voter);
        byKey.computeIfAbsent(voter.key(), _ -> new ArrayList<>()).add(voter);
    }

    List<Voter> all() {
        return List.copyOf(all);
    }

    /** Whether a reader with these keys has had a say already and counts no more in a round. */
    boolean bar(Collection<String> reporterKeys, int round) {
        for (String key : reporterKeys) {
            for (Voter voter : byKey.getOrDefault(key, List.of())) {
                if (voter.round() < round || (voter.withdrawn() && voter.round() == round)) {
                    return true;
                }
            }
        }
        return false;
    }
}
