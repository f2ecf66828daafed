package org.jarida.moderation.web;

import org.jarida.moderation.casefile.CaseStore;
import org.jarida.moderation.review.Claim;
import org.jarida.moderation.review.Review;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jarida.service.trust.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Passes claims and notes on, for the API and the pages alike. */
@Component
class Colleagues {

    static final int MAX_NOTE = 2_000;

    private final CaseStore cases;
    private final Review review;

    Colleagues(CaseStore cases, Review review) {
        this.cases = cases;
        this.review = review;
    }

    /** The caller's claim; a problem while somebody else has one. */
    CaseView.Claim claim(String imageId, Caller caller) {
        String account = Decisions.account(caller);
        Claim stands = review.claim(known(imageId), account);
        CaseView.Claim seen = new CaseView.Claim(stands.account(), stands.until());
        if (!stands.account().equals(account)) {
            throw new ProblemException(ProblemType.CONFLICT, "Another moderator has claimed this case.")
                    .with("claim", seen);
        }
        return seen;
    }

    void release(String imageId, Caller caller) {
        review.release(Decisions.imageId(imageId), Decisions.account(caller));
    }

    CaseView.Note note(String imageId, @Nullable String text, Caller caller) {
        String account = Decisions.account(caller);
        if (text == null || text.isBlank()) {
            throw ProblemException.invalid("text", "is missing");
        }
        String plain = text.replace("\r\n", "\n").strip(); // forms send line ends as two characters
        if (plain.length() > MAX_NOTE) {
            throw ProblemException.invalid("text", "must be at most " + MAX_NOTE + " characters");
        }
        return CaseView.Note.of(review.note(known(imageId), account, plain));
    }

    private String known(String imageId) {
        return cases.find(Decisions.imageId(imageId))
                .orElseThrow(Decisions::unknown)
                .imageId();
    }
}
