package org.jarida.moderation.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of several decisions, as its template reads it.
 *
 * @param back address of the queue
 */
public record SeveralOutcomes(List<Outcome> outcomes, long decided, String back) {

    /**
     * What became of one.
     *
     * @param row the case as it is now, or null when there is none
     * @param words key of what is said of it
     */
    public record Outcome(@Nullable CaseRow row, boolean decided, String words) {}
}
