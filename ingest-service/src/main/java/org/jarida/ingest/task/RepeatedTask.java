package org.jarida.ingest.task;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Runs a piece of work again and again on one virtual thread, with a pause between, sooner when woken. A failure is logged
 * and the work is done again after the pause: it never gives up.
 */
public sealed class RepeatedTask implements SmartLifecycle permits StartTask {

    private static final Logger log = LoggerFactory.getLogger(RepeatedTask.class);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private final String name;
    private final Duration pause;
    private final Runnable work;
    private final boolean once;
    private final Semaphore wakes = new Semaphore(0);
    private volatile @Nullable Thread thread;

    public RepeatedTask(String name, Duration pause, Runnable work) {
        this(name, pause, work, false);
    }

    /** @param once whether the work is over as soon as it has succeeded */
    RepeatedTask(String name, Duration pause, Runnable work, boolean once) {
        this.name = name;
        this.pause = pause;
        this.work = work;
        this.once = once;
    }

    /** Has the work done soon, without waiting for it. */
    public void wake() {
        wakes.release();
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name(name).start(this::run);
    }

    private void run() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                work.run();
                if (once) {
                    return;
                }
            } catch (RuntimeException failure) { // the edge of the loop: whatever it was, the next round may succeed
                log.warn("{} failed, goes on in {}: {}", name, pause, failure.toString());
                log.debug("{} failed", name, failure);
            }
            await();
        }
    }

    private void await() {
        try {
            if (wakes.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                wakes.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Interrupts the work and waits a little for its end, so that nothing it uses is closed under it. */
    @Override
    public void stop() {
        Thread running = thread;
        if (running == null) {
            return;
        }
        running.interrupt();
        try {
            running.join(LONGEST_STOP);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
