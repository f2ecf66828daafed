package org.jarida.gateway.connection;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.time.Duration;
import org.apache.coyote.Adapter;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * Reads requests as the server does, but gives a request's line and headers a time from their first byte on. Whenever
 * some of them have come and some have not, the server is told to wait no longer than what is left of that time. A
 * connection on which no request has begun has the server's own time-outs.
 */
final class GuardedProcessor extends Http11Processor {

    private static final long NOT_BEGUN = -1;

    private final GuardedProtocol protocol;
    private final Duration headers;
    private final TimedBody body;
    private final Adapter lingering;

    GuardedProcessor(GuardedProtocol protocol, Adapter adapter, ClientTimes times) {
        super(protocol, adapter);
        this.protocol = protocol;
        this.headers = times.headers();
        this.body = new TimedBody(request.getInputBuffer(), times, Ticker.systemTicker());
        this.lingering = new Lingering(adapter, body, protocol.getMaxSwallowSize());
        request.setInputBuffer(body);
    }

    @Override
    public Adapter getAdapter() {
        return lingering;
    }

    @Override
    public SocketState service(SocketWrapperBase<?> socket) throws IOException {
        body.comesFrom(socket.getSocket() instanceof TimedChannel channel ? channel : null);
        SocketState state = super.service(socket);
        long begun = request.getStartTimeNanos();
        boolean unfinished = !isAsync() && (state == SocketState.LONG || state == SocketState.OPEN);
        if (!unfinished || begun == NOT_BEGUN) {
            return state;
        }
        Duration left = headers.minusNanos(System.nanoTime() - begun);
        if (!left.isPositive()) {
            return SocketState.CLOSED;
        }
        socket.setReadTimeout(TimedChannel.waiting(left, protocol.getConnectionTimeout()));
        // also when only empty lines have come, after which the server would forget that it began
        return SocketState.LONG;
    }
}
