package org.jarida.gateway.connection;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.apache.tomcat.util.net.SocketBufferHandler;

/**
 * A connection whose reads can be given a deadline. The server's own time-out begins anew with every byte that drips in,
 * and reading one chunk's head may take many; here all reads together end in time.
 */
final class TimedChannel extends NioChannel {

    private final NioEndpoint endpoint;
    private volatile boolean timed;
    private volatile long deadline;

    TimedChannel(SocketBufferHandler buffer, NioEndpoint endpoint) {
        super(buffer);
        this.endpoint = endpoint;
    }

    /** From now on reads fail after this time. */
    void readFor(Duration time) {
        deadline = System.nanoTime() + time.toNanos();
        timed = true;
        var socket = socketWrapper;
        if (socket != null) {
            // the server counts from the last read, however long ago that was
            socket.updateLastRead();
        }
        waitAtMost(time);
    }

    /** From now on reads wait as long as the server lets them. */
    void readFreely() {
        timed = false;
    }

    /** Says how long the next wait for a byte may be. */
    private void waitAtMost(Duration time) {
        var socket = socketWrapper;
        if (socket != null) {
            socket.setReadTimeout(waiting(time, endpoint.getConnectionTimeout()));
        }
    }

    /** The shorter of both, in milliseconds of which there is at least one, since none means for ever. */
    static long waiting(Duration time, int mostMillis) {
        long millis = Math.max(1, time.toMillis());
        return mostMillis > 0 ? Math.min(millis, mostMillis) : millis;
    }

    @Override
    public int read(ByteBuffer to) throws IOException {
        if (timed) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            if (!left.isPositive()) {
                throw new SocketTimeoutException("The client is too slow");
            }
            waitAtMost(left);
        }
        return super.read(to);
    }
}
