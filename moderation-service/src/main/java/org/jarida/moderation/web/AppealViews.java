package org.jarida.moderation.web;

import java.util.List;
import java.util.Optional;
import org.jarida.moderation.appeal.Appeal;
import org.jarida.moderation.appeal.AppealStore;
import org.jarida.moderation.appeal.Appeals;
import org.jarida.moderation.casefile.Case;
import org.jarida.moderation.casefile.CaseStore;
import org.jarida.service.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks appeals up for moderators, with the case that each is about. */
@Component
class AppealViews {

    private final AppealStore store;
    private final Appeals appeals;
    private final CaseStore cases;

    AppealViews(AppealStore store, Appeals appeals, CaseStore cases) {
        this.store = store;
        this.appeals = appeals;
        this.cases = cases;
    }

    /** Some open appeals, the oldest first, and the last one's id when there are more. */
    record Page(List<AppealView> items, @Nullable String next) {}

    Page open(@Nullable String cursor, int limit) {
        Appeal after = cursor == null
                ? null
                : store.find(cursor)
                        .orElseThrow(
                                () -> ProblemException.invalid("cursor", "must be the \"next\" of an earlier page"));
        List<Appeal> found = store.open(after, limit + 1);
        List<Appeal> shown = found.subList(0, Math.min(limit, found.size()));
        return new Page(
                shown.stream().map(this::view).toList(),
                found.size() > limit ? shown.getLast().id() : null);
    }

    List<AppealView> openOf(String imageId) {
        return store.openOf(imageId).stream().map(this::view).toList();
    }

    Optional<AppealView> find(String id) {
        return store.find(id).map(this::view);
    }

    long countOpen() {
        return store.countOpen();
    }

    AppealView view(Appeal of) {
        String imageId = of.puid().imageId();
        Case about = cases.find(imageId).orElse(Case.of(imageId));
        Appeal.Answer answer = of.answer();
        return new AppealView(
                of.id(),
                of.puid().toString(),
                imageId,
                about.state(),
                about.version(),
                appeals.isEnded(of),
                of.text(),
                of.filedAt(),
                answer == null ? null : answer.outcome(),
                answer == null ? null : answer.reason(),
                answer == null ? null : answer.at());
    }
}
