package org.jarida.events;

import java.time.Instant;

/** A source was added, came back after a removal, or its description changed. */
public record SourceChanged(String sourceId, long version, SourceDescription description, Instant changedAt)
        implements SourceEvent {

    public SourceChanged {
        Require.text(sourceId, "sourceId");
        Require.positive(version, "version");
        Require.present(description, "description");
        Require.present(changedAt, "changedAt");
    }
}
