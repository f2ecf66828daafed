package org.jarida.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A source was added or its description changed; carries all that readers of it need.
 *
 * @param language BCP 47 tag of the source's main language
 * @param zone time zone id whose days the source's archive uses
 * @param licence the terms under which the source's text may be shown, in words, or null when none are known
 * @param credit the line that credits the source beside its articles, or null for its name alone
 */
public record SourceChanged(
        String sourceId,
        long version,
        String name,
        @Nullable String homepage,
        String language,
        String zone,
        DisplayPolicy policy,
        @Nullable String licence,
        @Nullable String credit,
        Instant changedAt)
        implements SourceEvent {

    public SourceChanged {
        Require.text(sourceId, "sourceId");
        Require.positive(version, "version");
        Require.text(name, "name");
        Require.text(language, "language");
        Require.text(zone, "zone");
        Require.present(policy, "policy");
        Require.present(changedAt, "changedAt");
    }
}
