package org.jarida.gateway.connection;

import java.nio.channels.SocketChannel;
import java.util.Objects;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 as the server speaks it, with limits of time and number that it does not have. Made by its class's name. */
public final class GuardedProtocol extends Http11NioProtocol {

    private final GuardedEndpoint endpoint;
    private @Nullable ClientTimes times;

    public GuardedProtocol() {
        this(new GuardedEndpoint());
    }

    private GuardedProtocol(GuardedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /** Says what the limits are; must be done before the first connection. */
    void guard(ClientTimes clients, OpenConnections<SocketChannel> open, Runnable onRefusal) {
        times = clients;
        endpoint.guard(open, onRefusal);
    }

    @Override
    protected Processor createProcessor() {
        return new GuardedProcessor(this, getAdapter(), Objects.requireNonNull(times, "The limits are not said"));
    }

    /** False, so that what was left of the headers' time does not become the body's. */
    @Override
    public boolean getDisableUploadTimeout() {
        return false;
    }

    @Override
    public int getConnectionUploadTimeout() {
        return getConnectionTimeout();
    }
}
