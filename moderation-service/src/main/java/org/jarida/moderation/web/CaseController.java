package org.jarida.moderation.web;

import org.jarida.service.problem.ProblemException;
import org.jarida.service.trust.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The moderators' API of cases and verdicts. */
@RestController
@RequestMapping("/api/v1/moderation")
class CaseController {

    private static final int MAX_LIMIT = 100;

    private final CaseViews cases;
    private final Decisions decisions;

    CaseController(CaseViews cases, Decisions decisions) {
        this.cases = cases;
        this.decisions = decisions;
    }

    @GetMapping("/cases")
    CaseViews.Page list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String age,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ProblemException.invalid("limit", "must be a whole number from 1 to " + MAX_LIMIT);
        }
        return cases.page(
                CaseFilter.parse(state, source, reason, age), cursor == null ? null : Cursor.parse(cursor), limit);
    }

    @GetMapping("/cases/{imageId}")
    CaseView one(@PathVariable String imageId) {
        return cases.find(Decisions.imageId(imageId)).orElseThrow(Decisions::unknown);
    }

    @PostMapping("/cases/{imageId}/verdicts")
    CaseView decide(@PathVariable String imageId, @RequestBody VerdictRequest request, Caller caller) {
        return cases.view(decisions.decide(imageId, request, caller));
    }

    /** Each case on its own: some may be decided while others are not. */
    @PostMapping("/verdicts")
    SeveralVerdicts.Answer decideSeveral(@RequestBody SeveralVerdicts request, Caller caller) {
        return request.decidedBy(decisions, cases, caller);
    }
}
