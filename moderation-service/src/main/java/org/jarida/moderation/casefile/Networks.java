package org.jarida.moderation.casefile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Groups votes by the network they came from: two are of one network when any of their network keys is the same. */
final class Networks {

    private Networks() {}

    /** The votes of one network; as good as its identity. */
    private static final class Network {
        private final List<Vote> votes = new ArrayList<>();
    }

    static List<List<Vote>> of(List<Vote> votes) {
        Map<String, Network> byKey = new HashMap<>();
        for (Vote vote : votes) {
            networkOf(vote, byKey).votes.add(vote);
        }
        return byKey.values().stream().distinct().map(network -> network.votes).toList();
    }

    /** The network that a vote's keys name, which is made, or joined of several, where need be. */
    private static Network networkOf(Vote vote, Map<String, Network> byKey) {
        Network network = byKey.computeIfAbsent(vote.networkKeys().getFirst(), _ -> new Network());
        for (String key : vote.networkKeys()) {
            Network other = byKey.putIfAbsent(key, network);
            if (other != null && other != network) {
                network.votes.addAll(other.votes);
                byKey.replaceAll((_, each) -> each == other ? network : each);
            }
        }
        return network;
    }
}
