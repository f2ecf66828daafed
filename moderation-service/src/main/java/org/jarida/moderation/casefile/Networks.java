package org.jarida.moderation.casefile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Groups votes by the network they came from: two are of one network when any of their network keys is the same. */
final class Networks {

    private Networks() {}

    static List<List<Vote>> of(List<Vote> votes) {
        List<Group> groups = new ArrayList<>();
        for (Vote vote : votes) {
            Group joined = new Group(new HashSet<>(vote.networkKeys()), new ArrayList<>(List.of(vote)));
            for (Group known : List.copyOf(groups)) {
                if (known.keys().stream().anyMatch(vote.networkKeys()::contains)) {
                    groups.remove(known);
                    joined.keys().addAll(known.keys());
                    joined.votes().addAll(known.votes());
                }
            }
            groups.add(joined);
        }
        return groups.stream().map(Group::votes).toList();
    }

    private record Group(Set<String> keys, List<Vote> votes) {}
}
