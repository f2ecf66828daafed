package org.jarida.gateway.connection;

import com.github.benmanes.caffeine.cache.Ticker;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of a connection's requests, each of which must come in time. Only time spent waiting for bytes counts: a
 * client is not at fault for a service that takes them slowly.
 */
final class TimedBody implements InputBuffer {

    private static final double NANOS = 1e9;

    private final InputBuffer source;
    private final ClientTimes times;
    private final Ticker ticker;
    private @Nullable TimedChannel channel;
    private long allowed;
    private long waited;
    private boolean over;

    TimedBody(InputBuffer source, ClientTimes times, Ticker ticker) {
        this.source = source;
        this.times = times;
        this.ticker = ticker;
    }

    /** @param from null where reads cannot be given a deadline, as with TLS: then it is looked at between them only */
    void comesFrom(@Nullable TimedChannel from) {
        channel = from;
    }

    /** Another request has begun. */
    void begin() {
        allowed = times.body().toNanos();
        waited = 0;
        over = false;
    }

    /** Gives what is still to come this time at most. */
    void endWithin(Duration time) {
        allowed = Math.min(allowed, waited + time.toNanos());
    }

    /** @throws SocketTimeoutException when the body comes too slowly */
    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (over || waited >= allowed) {
            over = true;
            throw new SocketTimeoutException("The body is too slow");
        }
        long start = ticker.read();
        if (channel != null) {
            channel.readFor(Duration.ofNanos(allowed - waited));
        }
        try {
            int read = source.doRead(handler);
            allowed += (long) (Math.max(read, 0) * NANOS / times.bodyRate().toBytes());
            return read;
        } catch (IOException e) {
            over = true;
            throw e;
        } finally {
            if (channel != null) {
                channel.readFreely();
            }
            waited += ticker.read() - start;
        }
    }

    @Override
    public int available() {
        return source.available();
    }
}
