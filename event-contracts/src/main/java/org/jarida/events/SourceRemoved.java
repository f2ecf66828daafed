package org.jarida.events;

import java.time.Instant;

/**
 * A source is followed no longer. Its articles stay unless their own withdrawals say otherwise, and so does the
 * description that they are shown by: once the topic is compacted, no older event tells it.
 */
public record SourceRemoved(String sourceId, long version, SourceDescription description, Instant removedAt)
        implements SourceEvent {

    public SourceRemoved {
        Require.text(sourceId, "sourceId");
        Require.positive(version, "version");
        Require.present(description, "description");
        Require.present(removedAt, "removedAt");
    }
}
