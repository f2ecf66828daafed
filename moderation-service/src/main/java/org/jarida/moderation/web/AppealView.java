package org.jarida.moderation.web;

import java.time.Instant;
import org.jarida.events.CaseState;
import org.jarida.moderation.appeal.Appeal;
import org.jspecify.annotations.Nullable;

/**
 * An appeal as moderators see it.
 *
 * @param state of the image's case now
 * @param version of the case now
 * @param shownAgain whether the hide that it is against has ended: overturning then only answers
 * @param outcome null while it is open
 */
record AppealView(
        String id,
        String puid,
        String imageId,
        CaseState state,
        long version,
        boolean shownAgain,
        String text,
        Instant filedAt,
        Appeal.@Nullable Outcome outcome,
        @Nullable String reason,
        @Nullable Instant answeredAt) {}
