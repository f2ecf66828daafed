package org.jarida.events.kafka;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.RetriableException;

/**
 * Tells outages from faults, for whoever must answer or wait differently: asks every {@link Outage} about a failure and its
 * causes, 20 deep at most; knows Kafka's own outages, an interruption and unprepared listeners itself.
 */
public final class Outages {

    private static final int MAX_CAUSES = 20;

    private final List<Outage> known;

    /** @param known what else is an outage, asked in this order */
    public Outages(List<Outage> known) {
        this.known = known;
    }

    /** Whether something is away: what failed will succeed later, unchanged. */
    public boolean explain(Throwable failure) {
        return find(failure).isPresent();
    }

    /** The outage behind a failure, itself or one of its causes; empty when the failure is a fault. */
    public Optional<Throwable> find(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            if (isOutage(cause)) {
                return Optional.of(cause);
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private boolean isOutage(Throwable failure) {
        return failure instanceof RetriableException
                || failure instanceof InterruptedException
                || failure instanceof NotPreparedException
                || known.stream().anyMatch(outage -> outage.explains(failure));
    }
}
