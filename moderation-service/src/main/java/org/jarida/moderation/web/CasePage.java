package org.jarida.moderation.web;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The moderators' queue, as its template reads it.
 *
 * @param breaker or null in CONTRACT mode
 * @param next address of the next page, or null
 * @param done the case that has just been decided, or null
 */
public record CasePage(
        List<CaseRow> rows,
        Filters filters,
        @Nullable BreakerNotice breaker,
        long openAppeals,
        @Nullable String next,
        PageForms forms,
        @Nullable CaseRow done) {

    /**
     * Whether rules may hide.
     *
     * @param openSince in words; null while it is closed
     * @param hides by rule within the last hour
     * @param limit above which it opens
     */
    public record BreakerNotice(@Nullable String openSince, long hides, long limit) {}

    /**
     * What the list may be narrowed to, and is.
     *
     * @param ages as ISO durations
     */
    public record Filters(
            List<String> states,
            List<String> reasons,
            List<String> ages,
            @Nullable String state,
            @Nullable String source,
            @Nullable String reason,
            @Nullable String age) {

        /** Whether the list is narrowed at all. */
        public boolean any() {
            return state != null || source != null || reason != null || age != null;
        }

        /** Whether a value is the chosen one. */
        public boolean is(String value, @Nullable String chosen) {
            return Objects.equals(value, chosen);
        }
    }
}
