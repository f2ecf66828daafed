package org.jarida.article.source;

import java.time.Instant;
import org.jarida.events.DisplayPolicy;
import org.jarida.events.SourceChanged;
import org.jarida.events.SourceDescription;
import org.jarida.events.SourceRemoved;

/** Source events for tests. */
public final class SourceEvents {

    private static final Instant AT = Instant.parse("2026-11-22T08:00:00Z");

    private SourceEvents() {}

    public static SourceChanged changed(String id, long version, String name, DisplayPolicy policy) {
        return changed(id, version, description(name, "UTC", policy));
    }

    public static SourceChanged changed(String id, long version, SourceDescription description) {
        return new SourceChanged(id, version, description, AT);
    }

    public static SourceRemoved removed(String id, long version, String name, DisplayPolicy policy) {
        return new SourceRemoved(id, version, description(name, "UTC", policy), AT);
    }

    public static SourceDescription description(String name, String zone, DisplayPolicy policy) {
        return new SourceDescription(name, null, "ar", zone, policy, null, null);
    }
}
