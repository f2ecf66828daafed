package org.jarida.runner;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Hands out ports on loopback that are free at the moment and that it has not handed out before.
 *
 * <p>They lie below the range from which the machine takes ports for outgoing connections, or such a connection could
 * take one between the choice and the server's bind.
 */
final class Ports {

    static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    private static final int LOWEST = 20_000;
    private static final int HIGHEST = 32_000;

    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Set<Integer> handedOut = new HashSet<>();

    /** A free port. */
    int free() throws IOException {
        for (int attempt = 0; attempt < 1_000; attempt++) {
            int port = random.nextInt(LOWEST, HIGHEST);
            if (isFree(port) && handedOut.add(port)) {
                return port;
            }
        }
        throw new IOException("no free port between " + LOWEST + " and " + HIGHEST);
    }

    /** The wanted port when it is free, otherwise another one. */
    int freeOr(int wanted) throws IOException {
        return isFree(wanted) && handedOut.add(wanted) ? wanted : free();
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // as servers do: a port with connections that are only waiting to expire is free
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(LOOPBACK, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
