package org.jarida.ingest.task;

import java.time.Duration;

/** Does a piece of work once after the start, again and again until it succeeds: what it needs may be away just then. */
public final class StartTask extends RepeatedTask {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    public StartTask(String name, Runnable work) {
        super(name, PAUSE, work, true);
    }
}
