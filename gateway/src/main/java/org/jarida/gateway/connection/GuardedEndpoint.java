package org.jarida.gateway.connection;

import java.nio.channels.SocketChannel;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections of a network that has too many as soon as they are made. The server takes every connection out of
 * its map when it closes it, for whatever reason, which is when it is no longer counted.
 */
final class GuardedEndpoint extends NioEndpoint {

    private @Nullable OpenConnections<SocketChannel> open;
    private Runnable onRefusal = () -> {};

    GuardedEndpoint() {
        connections = new Connections();
    }

    void guard(OpenConnections<SocketChannel> counted, Runnable refusal) {
        open = counted;
        onRefusal = refusal;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        var from = Objects.requireNonNull(socket.socket().getInetAddress(), "What was accepted has an address");
        if (!counted().admit(socket, from)) {
            onRefusal.run();
            destroySocket(socket);
            return false;
        }
        boolean set = super.setSocketOptions(socket);
        if (!connections.containsKey(socket)) {
            // closed already, or never begun
            counted().closed(socket);
        }
        return set;
    }

    @Override
    protected NioChannel createChannel(SocketBufferHandler buffer) {
        return isSSLEnabled() ? super.createChannel(buffer) : new TimedChannel(buffer, this);
    }

    private OpenConnections<SocketChannel> counted() {
        return Objects.requireNonNull(open, "The limits are not said");
    }

    private final class Connections extends ConcurrentHashMap<SocketChannel, SocketWrapperBase<NioChannel>> {

        @Override
        public @Nullable SocketWrapperBase<NioChannel> remove(Object socket) {
            counted().closed((SocketChannel) socket);
            return super.remove(socket);
        }
    }
}
