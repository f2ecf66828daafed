package org.jarida.gateway.live;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/** One who listens, and what was told last; for one thread but for {@link #wake}. */
final class Listener {

    private final Semaphore news = new Semaphore(0);
    private LiveMessage told;

    Listener(LiveMessage told) {
        this.told = told;
    }

    /** What was told last, after which this one goes on. */
    LiveMessage told() {
        return told;
    }

    /** Says that it is this one's turn to be told what is new. */
    void wake() {
        news.release();
    }

    /**
     * What comes next, which is told with this; waits for its turn.
     *
     * @throws CancellationException when nothing comes any more
     */
    LiveMessage next() throws InterruptedException {
        LiveMessage next = told.next();
        while (next == null) {
            news.acquire();
            news.drainPermits();
            next = told.next();
        }
        told = next;
        return next;
    }
}
