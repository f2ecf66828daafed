package org.jarida.gateway.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jarida.gateway.problem.ProblemException;
import org.jarida.gateway.problem.ProblemType;

/** One question on its way to a service, and all who wait for what comes of it. */
final class Flight {

    private final long begun;
    private final CompletableFuture<Optional<Answer>> landed = new CompletableFuture<>();

    /** @param begun ticks in nanoseconds, before the service is asked */
    Flight(long begun) {
        this.begun = begun;
    }

    long begun() {
        return begun;
    }

    /** Gives the answer to all who wait; nothing when it is not for them. */
    void land(Optional<Answer> answer) {
        landed.complete(answer);
    }

    /** Gives all who wait the same problem. */
    void fail(Throwable problem) {
        landed.completeExceptionally(problem);
    }

    /**
     * Waits for the answer; nothing when whoever waits must ask himself.
     *
     * @throws ProblemException the problem that whoever asked the service met, or 504 after this time
     */
    Optional<Answer> await(Duration most) {
        try {
            return landed.get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ProblemException problem
                    ? problem
                    : new ProblemException(ProblemType.INTERNAL, "The request could not be answered.");
        } catch (TimeoutException e) {
            throw new ProblemException(ProblemType.TIMEOUT, "The answer takes too long. Try again in a moment.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemType.UNAVAILABLE, "The gateway is stopping. Try again in a moment.");
        }
    }
}
