package org.jarida.moderation.casefile;

import java.util.List;

/** Where verdicts go. */
public interface VerdictSink {

    /**
     * Publishes what the outboxes of these cases hold, in order, waits for the acknowledgements, adds it to the history
     * and takes it off the outboxes. Throws when any of that failed; the outbox then still holds it, and repeating is
     * harmless.
     */
    void publish(List<Case> cases);
}
