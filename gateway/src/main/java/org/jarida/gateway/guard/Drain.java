package org.jarida.gateway.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpHeaders;

/**
 * Comes first when the gateway is asked to end: it is no longer ready, but goes on answering until whoever stands in front
 * has noticed, and closes each connection with its answer, so that none is left on which a request could still come.
 */
final class Drain extends HttpFilter implements SmartLifecycle {

    private final transient Duration time;
    private volatile boolean running;
    private volatile boolean draining;

    Drain(Duration time) {
        this.time = time;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (draining) {
            response.setHeader(HttpHeaders.CONNECTION, "close");
        }
        chain.doFilter(request, response);
    }

    @Override
    public void start() {
        running = true;
    }

    /** Returns after the time. Readiness was taken back before the first stop of anything. */
    @Override
    public void stop() {
        running = false;
        draining = true;
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
