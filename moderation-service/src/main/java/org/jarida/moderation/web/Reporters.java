package org.jarida.moderation.web;

import java.util.List;
import java.util.OptionalInt;
import org.jarida.moderation.casefile.CaseStore;
import org.jarida.moderation.casefile.Muting;
import org.jarida.moderation.casefile.Policy;
import org.jarida.moderation.casefile.Reporter;
import org.jarida.moderation.review.Review;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jarida.service.trust.Caller;
import org.jarida.theme.Messages;
import org.springframework.stereotype.Component;

/** Lets moderators judge the reporters of a case, whom they never know, for the API and the pages alike. */
@Component
class Reporters {

    private final CaseStore cases;
    private final Muting muting;
    private final Review review;
    private final Policy policy;

    Reporters(CaseStore cases, Muting muting, Review review, Policy policy) {
        this.cases = cases;
        this.muting = muting;
        this.review = review;
        this.policy = policy;
    }

    List<Reporter> of(String imageId) {
        return muting.reportersOf(cases.find(Decisions.imageId(imageId)).orElseThrow(Decisions::unknown));
    }

    /** Whether it is known how their earlier votes were decided. */
    boolean haveRecords() {
        return policy.isHardened();
    }

    /** Mutes a reporter of the case, and leaves a note on it that says who did; from how many cases votes were taken. */
    int mute(String imageId, String handle, Messages messages, Caller caller) {
        String account = Decisions.account(caller);
        OptionalInt stripped = muting.mute(Decisions.imageId(imageId), handle);
        if (stripped.isEmpty()) {
            throw new ProblemException(ProblemType.NOT_FOUND, "The case has no such reporter in this round.");
        }
        review.note(imageId, account, messages.text("moderation.muted-note", handle, stripped.getAsInt()));
        return stripped.getAsInt();
    }

    /** Ends a mute, and leaves a note on the case that says who did. */
    void unmute(String imageId, String handle, Messages messages, Caller caller) {
        String account = Decisions.account(caller);
        if (!muting.unmute(Decisions.imageId(imageId), handle)) {
            throw new ProblemException(ProblemType.NOT_FOUND, "The case has no such reporter.");
        }
        review.note(imageId, account, messages.text("moderation.unmuted-note", handle));
    }
}
