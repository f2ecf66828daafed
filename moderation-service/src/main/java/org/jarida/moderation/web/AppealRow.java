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
     * @param done the appeal that has just been answered, or null
     */
    public record Listing(
            List<AppealRow> rows,
            PageForms forms,
            @Nullable String next,
            boolean late,
            @Nullable Done done) {}

    /**
     * An appeal that was answered.
     *
     * @param statement address of the statement's page
     */
    public record Done(String shortId, String outcome, String statement) {

        static @Nullable Done of(AppealView appeal) {
            return appeal.outcome() == null
                    ? null
                    : new Done(
                            appeal.imageId().substring(0, SHORT),
                            appeal.outcome().name(),
                            StatementPageController.PATH + "/" + appeal.puid());
        }
    }

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
