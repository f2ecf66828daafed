package org.jarida.runner;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.LoggerFactory;

/**
 * Closes what has been started, the last first, within ten seconds.
 *
 * <p>What takes longer is cut off: the broker and the store lose nothing at a kill, and the services end with the runner.
 */
final class Shutdown {

    private static final Duration LIMIT = Duration.ofSeconds(9);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private boolean running;

    /** Closed at the end, or at once when that has come. */
    <T extends AutoCloseable> T add(T resource) {
        synchronized (this) {
            if (!running) {
                started.push(resource);
                return resource;
            }
        }
        close(resource);
        throw new StartFailedException("stopped while it was starting");
    }

    synchronized boolean isRunning() {
        return running;
    }

    void run() {
        synchronized (this) {
            running = true;
        }
        Thread.ofPlatform().name("shutdown-limit").daemon().start(Shutdown::haltAtTheLimit);
        while (true) {
            AutoCloseable next;
            synchronized (this) {
                next = started.poll();
            }
            if (next == null) {
                return;
            }
            close(next);
        }
    }

    // whatever one of them throws, the others must be closed too
    private static void close(AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            LoggerFactory.getLogger(Shutdown.class).warn("{} did not close", resource, e);
        }
    }

    private static void haltAtTheLimit() {
        try {
            Thread.sleep(LIMIT);
            Runtime.getRuntime().halt(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
