package org.jarida.service;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.SmartLifecycle;

/**
 * Comes first when a service is asked to end: it is no longer ready, but goes on answering until every gateway has asked it
 * and sends nothing more. What is under way then is finished by the server's own graceful end.
 */
@AutoConfiguration
@ConditionalOnWebApplication
class Drain implements SmartLifecycle {

    private final Duration time;
    private volatile boolean running;

    /** @param time longer than a gateway takes between two checks, and one check: 2 s and 1 s */
    Drain(@Value("${jarida.drain:4s}") Duration time) {
        this.time = time;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Returns after the time. Readiness was taken back before the first stop of anything. */
    @Override
    public void stop() {
        running = false;
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever cannot wait ends at once
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** The last to start and the first to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
