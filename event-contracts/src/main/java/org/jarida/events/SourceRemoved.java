package org.jarida.events;

import java.time.Instant;

/** A source is followed no longer. Its articles stay unless their own withdrawals say otherwise. */
public record SourceRemoved(String sourceId, long version, Instant removedAt) implements SourceEvent {

    public SourceRemoved {
        Require.text(sourceId, "sourceId");
        Require.positive(version, "version");
        Require.present(removedAt, "removedAt");
    }
}
