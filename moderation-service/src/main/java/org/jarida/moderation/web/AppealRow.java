package org.jarida.moderation.web;

import java.time.ZoneOffset;
import java.util.List;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;

/**
 * An open appeal as templates read it.
 *
 * @param shownAgain whether overturning only answers
 * @param statement address of the statement's page
 */
public record AppealRow(
        String id,
        String imageId,
        String shortId,
        String state,
        long version,
        boolean shownAgain,
        String text,
        String filedAt,
        String statement,
        String caseHref) {

    private static final int SHORT = 8;

    /**
     * The list of open appeals.
     *
     * @param next address of the next page, or null
     * @param late whether an answer was refused because something had changed
     */
    public record Listing(
            List<AppealRow> rows, PageForms forms, @Nullable String next, boolean late) {}

    static AppealRow of(AppealView of, Messages messages) {
        return new AppealRow(
                of.id(),
                of.imageId(),
                of.imageId().substring(0, SHORT),
                of.state().name(),
                of.version(),
                of.shownAgain(),
                of.text(),
                messages.dayAndTime(of.filedAt(), ZoneOffset.UTC),
                StatementPageController.PATH + "/" + of.puid(),
                CasePageController.PATH + "/cases/" + of.imageId());
    }
}
