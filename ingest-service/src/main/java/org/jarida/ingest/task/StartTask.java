package org.jarida.ingest.task;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does a piece of work once after the start, again and again until it succeeds: what it needs may be away just then. */
public final class StartTask implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StartTask.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String name;
    private final Runnable work;
    private volatile @Nullable Thread thread;

    public StartTask(String name, Runnable work) {
        this.name = name;
        this.work = work;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name(name).start(this::runUntilDone);
    }

    private void runUntilDone() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                work.run();
                return;
            } catch (RuntimeException failure) { // the edge of the loop: mostly a store that is away
                log.warn("{} not done yet: {}", name, failure.toString());
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
