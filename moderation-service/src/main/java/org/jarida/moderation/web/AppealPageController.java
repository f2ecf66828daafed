package org.jarida.moderation.web;

import org.jarida.service.problem.ProblemException;
import org.jarida.service.trust.Caller;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The moderators' page of open appeals, and the form that answers one. */
@Controller
class AppealPageController {

    static final String PATH = CasePageController.PATH + "/appeals";

    private static final int ROWS = 20;

    private final AppealViews views;
    private final AppealAnswers answers;
    private final StaffPages pages;

    AppealPageController(AppealViews views, AppealAnswers answers, StaffPages pages) {
        this.views = views;
        this.answers = answers;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<String> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String late,
            @RequestParam(required = false) @Nullable String done,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        AppealViews.Page found = views.open(cursor, ROWS);
        Messages messages = pages.messages(language);
        AppealRow.Listing model = new AppealRow.Listing(
                found.items().stream().map(each -> AppealRow.of(each, messages)).toList(),
                new PageForms(caller.csrfToken(), PATH),
                found.next() == null ? null : StaffPages.with(PATH, "cursor", found.next()),
                late != null,
                done == null ? null : views.find(done).map(AppealRow.Done::of).orElse(null));
        return pages.page(messages, PATH, messages.text("appeals.title"), "appeals.jte", model);
    }

    /** Leads back to where the form stood; what had changed meanwhile is seen there. */
    @PostMapping(path = PATH + "/{id}/answer", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> answer(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable Long version,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String back,
            Caller caller) {
        String address = PageForms.safe(back);
        try {
            answers.answer(id, new AppealRequest(outcome, version, reason), caller);
        } catch (ProblemException refused) {
            if (!refused.getStatusCode().isSameCodeAs(HttpStatus.CONFLICT)) {
                throw refused;
            }
            return StaffPages.seeOther(StaffPages.with(PATH, "late", "true"));
        }
        return StaffPages.seeOther(address.startsWith(PATH) ? StaffPages.with(address, "done", id) : address);
    }
}
