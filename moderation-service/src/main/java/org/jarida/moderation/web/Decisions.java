package org.jarida.moderation.web;

import java.util.regex.Pattern;
import org.jarida.moderation.casefile.Case;
import org.jarida.moderation.casefile.Moderation;
import org.jarida.moderation.casefile.Ruling;
import org.jarida.moderation.review.Review;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jarida.service.trust.Caller;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Passes a moderator's decision on, and says what became of it; for the API and the page alike. */
@Component
class Decisions {

    private static final Pattern IMAGE_ID = Pattern.compile("[0-9a-f]{64}");

    private final Moderation moderation;
    private final CaseViews cases;
    private final Review review;

    Decisions(Moderation moderation, CaseViews cases, Review review) {
        this.moderation = moderation;
        this.cases = cases;
        this.review = review;
    }

    /** The case afterwards; a problem when it was not decided. */
    Case decide(String imageId, VerdictRequest request, Caller caller) {
        VerdictRequest.Checked decision = request.checked();
        String account = account(caller);
        Ruling ruling =
                moderation.decide(imageId(imageId), decision.action(), decision.version(), decision.reason(), account);
        return switch (ruling) {
            case Ruling.Decided decided -> {
                review.decided(imageId);
                yield decided.after();
            }
            case Ruling.Stale stale ->
                throw new ProblemException(
                                ProblemType.STALE_VERSION,
                                "The case is at version " + stale.current().version() + " now.")
                        .with("case", cases.view(stale.current()));
            case Ruling.NotAllowed refused ->
                throw new ProblemException(
                                ProblemType.CONFLICT,
                                "An image that is " + refused.current().state() + " cannot be restored.")
                        .with("case", cases.view(refused.current()));
            case Ruling.Unknown _ -> throw unknown();
            case Ruling.NotReady _ -> throw notReady();
        };
    }

    static String account(Caller caller) {
        String account = caller.account();
        if (account == null) {
            throw new ProblemException(ProblemType.FORBIDDEN, "This needs an account.");
        }
        return account;
    }

    static String imageId(String given) {
        if (!IMAGE_ID.matcher(given).matches()) {
            throw new ProblemException(ProblemType.INVALID_REQUEST, "An image id is 64 lower-case hex digits.");
        }
        return given;
    }

    static ProblemException notReady() {
        ProblemException problem = new ProblemException(
                ProblemType.UNAVAILABLE, "What was decided earlier is still being read. Nothing was changed.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "2");
        return problem;
    }

    static ProblemException unknown() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no case of this image.");
    }
}
