package org.jarida.moderation.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jarida.events.CaseState;
import org.jarida.moderation.casefile.Action;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;

/** Puts cases into the words of one language, for one moderator. */
record CaseRows(Messages messages, @Nullable String account) {

    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final int SHORT = 8;

    CaseRow row(CaseView of) {
        Map<String, Long> reasons = new TreeMap<>();
        of.reasons().forEach((reason, count) -> reasons.put(reason.name(), count));
        return new CaseRow(
                of.imageId(),
                of.imageId().substring(0, SHORT),
                of.state().name(),
                of.version(),
                of.reports(),
                of.distinctReporters(),
                reasons,
                of.articles().stream()
                        .map(article -> new CaseRow.Article(
                                "/articles/" + article.id(),
                                article.title(),
                                article.source().id()))
                        .toList(),
                time(of.since()),
                of.severe(),
                !of.state().visible(),
                choices(of),
                claim(of.claim()),
                of.notes().size());
    }

    String time(Instant at) {
        return messages.text("moderation.utc", messages.dayAndTime(at, ZONE));
    }

    private CaseRow.@Nullable Claim claim(CaseView.@Nullable Claim claim) {
        return claim == null
                ? null
                : new CaseRow.Claim(
                        claim.account(), claim.account().equals(account), messages.time(claim.until(), ZONE));
    }

    /** What the case is already is not offered again. */
    private static List<CaseRow.Choice> choices(CaseView of) {
        List<CaseRow.Choice> choices = new ArrayList<>();
        for (Action action : of.actions()) {
            CaseRow.Choice choice = choice(action, of.state());
            if (choice != null) {
                choices.add(choice);
            }
        }
        return choices;
    }

    private static CaseRow.@Nullable Choice choice(Action action, CaseState state) {
        return switch (action) {
            case CONFIRM ->
                state == CaseState.CONFIRMED
                        ? null
                        : new CaseRow.Choice(
                                action.name(), "c", state.visible() ? "moderation.hide" : "moderation.confirm");
            case RESTORE -> new CaseRow.Choice(action.name(), "r", "moderation.restore");
            case LOCK -> state == CaseState.LOCKED ? null : new CaseRow.Choice(action.name(), "l", "moderation.lock");
            case LEGAL -> state == CaseState.LEGAL ? null : new CaseRow.Choice(action.name(), "g", "moderation.legal");
        };
    }
}
