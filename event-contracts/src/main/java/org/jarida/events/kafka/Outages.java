package org.jarida.events.kafka;

import java.util.List;
import org.apache.kafka.common.errors.RetriableException;

/** Asks every {@link Outage} about a failure and all its causes; knows Kafka's own outages and unprepared listeners itself. */
final class Outages {

    private static final int MAX_CAUSES = 20;

    private final List<Outage> known;

    Outages(List<Outage> known) {
        this.known = known;
    }

    boolean explain(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            Throwable asked = cause;
            if (asked instanceof RetriableException
                    || asked instanceof InterruptedException
                    || asked instanceof NotPreparedException
                    || known.stream().anyMatch(outage -> outage.explains(asked))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
