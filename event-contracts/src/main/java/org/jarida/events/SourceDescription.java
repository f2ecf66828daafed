package org.jarida.events;

import org.jspecify.annotations.Nullable;

/**
 * What readers need to know of a source, whole, at one version: the same whether it is followed or was removed.
 *
 * @param name plain text, never blank
 * @param homepage absolute URL, or null when it has none
 * @param language BCP 47 tag of the source's main language, {@code und} when unknown
 * @param zone time zone id whose days the source's archive uses
 * @param policy how much of its articles may be shown, after a removal too
 * @param licence the terms under which the source's text may be shown, in words, or null when none are known
 * @param credit the line that credits the source beside its articles, or null for its name alone
 */
public record SourceDescription(
        String name,
        @Nullable String homepage,
        String language,
        String zone,
        DisplayPolicy policy,
        @Nullable String licence,
        @Nullable String credit) {

    public SourceDescription {
        Require.text(name, "description.name");
        Require.text(language, "description.language");
        Require.text(zone, "description.zone");
        Require.present(policy, "description.policy");
    }
}
