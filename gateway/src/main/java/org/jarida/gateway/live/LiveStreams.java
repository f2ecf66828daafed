package org.jarida.gateway.live;

import java.util.concurrent.locks.ReentrantLock;
import org.jarida.gateway.route.Route;
import org.jarida.gateway.route.SharedReads;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Opens the stream for the first who listens and closes it with the last; all others share it. */
@Component
final class LiveStreams implements SmartLifecycle {

    /** Ends the streams after those in front have noticed that the gateway ends, before its web server waits for requests. */
    private static final int PHASE = Integer.MAX_VALUE - 1;

    private final SharedReads reads;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable LiveStream current;
    private @Nullable Thread reading;
    /** How many share the current stream. */
    private int joined;

    private boolean running;

    LiveStreams(SharedReads reads) {
        this.reads = reads;
    }

    /** The stream for one more listener, who must leave it once. */
    LiveStream join(Route route) {
        lock.lock();
        try {
            if (!running) {
                throw LiveStream.away();
            }
            LiveStream stream = current;
            if (stream == null || stream.isOver()) {
                stream = new LiveStream(reads, route);
                current = stream;
                joined = 0;
                reading = Thread.ofVirtual().name("live-stream").start(stream);
            }
            joined++;
            return stream;
        } finally {
            lock.unlock();
        }
    }

    void leave(LiveStream stream) {
        lock.lock();
        try {
            if (stream == current && --joined == 0) {
                close();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whoever reads a socket on a virtual thread stops when it is interrupted. */
    private void close() {
        if (reading != null) {
            reading.interrupt();
        }
        reading = null;
        current = null;
    }

    @Override
    public void start() {
        lock.lock();
        try {
            running = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void stop() {
        lock.lock();
        try {
            running = false;
            close();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        lock.lock();
        try {
            return running;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
