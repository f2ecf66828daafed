package org.jarida.moderation.web;

import org.jarida.moderation.appeal.Appeal;
import org.jarida.moderation.appeal.Appeals;
import org.jarida.moderation.review.Review;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jarida.service.trust.Caller;
import org.springframework.stereotype.Component;

/** Passes a moderator's answer to an appeal on, and says what became of it; for the API and the pages alike. */
@Component
class AppealAnswers {

    private final Appeals appeals;
    private final AppealViews views;
    private final CaseViews cases;
    private final Review review;

    AppealAnswers(Appeals appeals, AppealViews views, CaseViews cases, Review review) {
        this.appeals = appeals;
        this.views = views;
        this.cases = cases;
        this.review = review;
    }

    /** The appeal afterwards; a problem when it was not answered. */
    AppealView answer(String id, AppealRequest request, Caller caller) {
        AppealRequest.Checked answer = request.checked();
        String account = Decisions.account(caller);
        Appeals.Answered answered = switch (answer.outcome()) {
            case UPHELD -> appeals.uphold(id, answer.version(), answer.reason(), account);
            case OVERTURNED -> appeals.overturn(id, answer.version(), answer.reason(), account);
        };
        return switch (answered) {
            case Appeals.Answered.Done done -> done(done.appeal());
            case Appeals.Answered.Unknown _ ->
                throw new ProblemException(ProblemType.NOT_FOUND, "There is no such appeal.");
            case Appeals.Answered.Before before ->
                throw new ProblemException(ProblemType.CONFLICT, "This appeal has been answered already.")
                        .with("appeal", views.view(before.appeal()));
            case Appeals.Answered.Stale stale ->
                throw new ProblemException(
                                ProblemType.STALE_VERSION,
                                "The case is at version " + stale.current().version() + " now.")
                        .with("case", cases.view(stale.current()));
            case Appeals.Answered.Ended _ ->
                throw new ProblemException(
                        ProblemType.CONFLICT, "The image is shown again, so its hide cannot be upheld.");
            case Appeals.Answered.Granting _ ->
                throw new ProblemException(
                        ProblemType.CONFLICT,
                        "Another moderator is granting this appeal; it can only be granted until the case is decided anew.");
            case Appeals.Answered.NotReady _ -> throw Decisions.notReady();
        };
    }

    private AppealView done(Appeal appeal) {
        review.decided(appeal.puid().imageId());
        return views.view(appeal);
    }
}
