package org.jarida.moderation.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The moderators' list of cases, as its template reads it.
 *
 * @param states the states that a list may be narrowed to
 * @param state the one it is narrowed to, or null
 * @param next address of the next page, or null
 * @param csrfToken what the forms carry back, or null outside a session
 * @param changed whether a decision was refused because the case was no longer as the moderator saw it
 */
public record CasePage(
        List<Row> rows,
        List<String> states,
        @Nullable String state,
        @Nullable String next,
        @Nullable String csrfToken,
        boolean changed) {

    /**
     * One case.
     *
     * @param reasons by their words on the wire
     * @param touchedAt when it was last reported or decided, in words
     */
    public record Row(
            String imageId,
            String state,
            long version,
            long reports,
            int distinct,
            Map<String, Long> reasons,
            List<Article> articles,
            String touchedAt,
            boolean hidden,
            boolean restorable) {}

    /** An article that shows the image. */
    public record Article(String href, String title) {}
}
