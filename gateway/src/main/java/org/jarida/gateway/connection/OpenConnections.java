package org.jarida.gateway.connection;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jarida.gateway.identity.Network;

/**
 * Counts the open connections of each network. Every connection that was admitted must be said to be closed; to say it
 * again, or of one that was not admitted, changes nothing.
 */
final class OpenConnections<C> {

    private final int most;
    private final Predicate<InetAddress> free;
    private final Map<C, Network> networks = new ConcurrentHashMap<>();
    private final Map<Network, Integer> open = new ConcurrentHashMap<>();

    /**
     * @param most of one network; 0 for without limit
     * @param free says which addresses are not counted
     */
    OpenConnections(int most, Predicate<InetAddress> free) {
        this.most = most;
        this.free = free;
    }

    /** Counts a connection, unless its network has as many as it may. */
    boolean admit(C connection, InetAddress from) {
        if (most == 0 || free.test(from)) {
            return true;
        }
        Network network = Network.of(from);
        if (open.merge(network, 1, Integer::sum) > most) {
            countDown(network);
            return false;
        }
        networks.put(connection, network);
        return true;
    }

    void closed(C connection) {
        Network network = networks.remove(connection);
        if (network != null) {
            countDown(network);
        }
    }

    /** How many are counted now, of all networks. */
    int count() {
        return open.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void countDown(Network network) {
        open.computeIfPresent(network, (_, count) -> count == 1 ? null : count - 1);
    }
}
