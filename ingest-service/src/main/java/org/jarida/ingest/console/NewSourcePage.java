package org.jarida.ingest.console;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way to a new source, as its templates read it.
 *
 * @param first whether there is no source yet
 * @param url the address that was looked at; empty before
 * @param problem why nothing, or not all, was found there; null when that is no matter
 * @param candidates null before anything was looked at
 * @param byHand what to begin with where nothing was found; null otherwise
 */
public record NewSourcePage(
        boolean first,
        String url,
        @Nullable String problem,
        @Nullable List<Found> candidates,
        @Nullable SourceForm byHand,
        ConsoleForms forms) {

    /**
     * Something that can be followed.
     *
     * @param kind key of its words
     * @param followedBy id of the source that follows it already, or null
     */
    public record Found(
            String url,
            String kind,
            String title,
            int entries,
            @Nullable Moment newest,
            @Nullable String followedBy,
            SourceForm form) {}
}
