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

/** The moderators' API of appeals. */
@RestController
@RequestMapping("/api/v1/moderation/appeals")
class AppealController {

    private static final int MAX_LIMIT = 100;

    private final AppealViews views;
    private final AppealAnswers answers;

    AppealController(AppealViews views, AppealAnswers answers) {
        this.views = views;
        this.answers = answers;
    }

    @GetMapping
    AppealViews.Page open(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "20") int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw ProblemException.invalid("limit", "must be a whole number from 1 to " + MAX_LIMIT);
        }
        return views.open(cursor, limit);
    }

    @PostMapping("/{id}/answer")
    AppealView answer(@PathVariable String id, @RequestBody AppealRequest request, Caller caller) {
        return answers.answer(id, request, caller);
    }
}
