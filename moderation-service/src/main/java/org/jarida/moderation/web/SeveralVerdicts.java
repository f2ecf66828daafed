package org.jarida.moderation.web;

import java.util.List;
import java.util.Objects;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.trust.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** Several decisions as a client sends them; each one has its own version. */
record SeveralVerdicts(@Nullable List<@Nullable Item> verdicts) {

    /** So that the longest reasons stay below what the gateway lets through. */
    static final int MOST = 50;

    record Item(
            @Nullable String imageId,
            @Nullable String action,
            @Nullable Long version,
            @Nullable String reason) {}

    /** What became of each, in the order in which they were sent. */
    record Answer(List<Result> results) {}

    /**
     * What became of one.
     *
     * @param status the HTTP status that the decision would have got by itself
     * @param decided the case afterwards, or null when it was not decided
     * @param problem why it was not decided, or null; of a stale version it holds the case as it is now
     */
    record Result(
            @Nullable String imageId,
            int status,
            @Nullable CaseView decided,
            @Nullable ProblemDetail problem) {}

    Answer decidedBy(Decisions decisions, CaseViews cases, Caller caller) {
        if (verdicts == null || verdicts.isEmpty() || verdicts.size() > MOST) {
            throw ProblemException.invalid("verdicts", "must be a list of 1 to " + MOST + " decisions");
        }
        Decisions.account(caller);
        return new Answer(verdicts.stream()
                .map(item -> result(item == null ? new Item(null, null, null, null) : item, decisions, cases, caller))
                .toList());
    }

    private static Result result(Item item, Decisions decisions, CaseViews cases, Caller caller) {
        try {
            VerdictRequest request = new VerdictRequest(item.action(), item.version(), item.reason());
            String imageId = Objects.requireNonNullElse(item.imageId(), "");
            return new Result(item.imageId(), 200, cases.view(decisions.decide(imageId, request, caller)), null);
        } catch (ProblemException refused) {
            return new Result(item.imageId(), refused.getStatusCode().value(), null, refused.getBody());
        }
    }
}
