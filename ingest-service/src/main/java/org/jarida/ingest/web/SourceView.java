package org.jarida.ingest.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jarida.events.DisplayPolicy;
import org.jarida.ingest.replay.Replays;
import org.jarida.ingest.source.FeedAddress;
import org.jarida.ingest.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * A source as clients see it.
 *
 * @param selectors for editors only
 * @param paused for editors only
 * @param health of each feed, for editors only
 * @param replay how the last replay goes or went, for editors who ask for one source only
 */
record SourceView(
        String id,
        String name,
        @Nullable String homepage,
        String language,
        String zone,
        DisplayPolicy policy,
        @Nullable String licence,
        @Nullable String credit,
        List<FeedAddress> feeds,
        Instant changedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, String> selectors,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean paused,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<FeedHealthView> health,
        @JsonInclude(JsonInclude.Include.NON_NULL) Replays.@Nullable State replay) {

    static SourceView forAnyone(Source source) {
        return of(source, null, null, null);
    }

    static SourceView forEditor(Source source, List<FeedHealthView> health) {
        return of(source, source.description().selectors(), source.paused(), health);
    }

    private static SourceView of(
            Source source,
            @Nullable Map<String, String> selectors,
            @Nullable Boolean paused,
            @Nullable List<FeedHealthView> health) {
        Source.Description description = source.description();
        return new SourceView(
                source.id(),
                description.name(),
                description.homepage(),
                description.language(),
                description.zone(),
                description.policy(),
                description.licence(),
                description.credit(),
                description.feeds(),
                source.changedAt(),
                selectors,
                paused,
                health,
                null);
    }

    SourceView withReplay(Replays.@Nullable State state) {
        return new SourceView(
                id, name, homepage, language, zone, policy, licence, credit, feeds, changedAt, selectors, paused,
                health, state);
    }
}
