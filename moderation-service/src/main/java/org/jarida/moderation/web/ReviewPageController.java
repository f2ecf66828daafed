package org.jarida.moderation.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jarida.service.trust.Caller;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The forms of the moderators' pages beside the one decision: claims, notes, several decisions at once. */
@Controller
@RequestMapping(path = CasePageController.PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
class ReviewPageController {

    private final Colleagues colleagues;
    private final Reporters reporters;
    private final BreakerDesk breaker;
    private final Decisions decisions;
    private final CaseViews cases;
    private final StaffPages pages;

    ReviewPageController(
            Colleagues colleagues,
            Reporters reporters,
            BreakerDesk breaker,
            Decisions decisions,
            CaseViews cases,
            StaffPages pages) {
        this.colleagues = colleagues;
        this.reporters = reporters;
        this.breaker = breaker;
        this.decisions = decisions;
        this.cases = cases;
        this.pages = pages;
    }

    /** Whoever was faster is named on the page that this leads back to. */
    @PostMapping("/cases/{imageId}/claim")
    ResponseEntity<String> claim(
            @PathVariable String imageId, @RequestParam(required = false) @Nullable String back, Caller caller) {
        try {
            colleagues.claim(imageId, caller);
        } catch (ProblemException refused) {
            if (!refused.getStatusCode().isSameCodeAs(HttpStatus.CONFLICT)) {
                throw refused;
            }
        }
        return backTo(back, imageId);
    }

    @PostMapping("/cases/{imageId}/release")
    ResponseEntity<String> release(
            @PathVariable String imageId, @RequestParam(required = false) @Nullable String back, Caller caller) {
        colleagues.release(imageId, caller);
        return backTo(back, imageId);
    }

    @PostMapping("/cases/{imageId}/notes")
    ResponseEntity<String> note(
            @PathVariable String imageId,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String back,
            Caller caller) {
        colleagues.note(imageId, text, caller);
        return backTo(back, imageId);
    }

    @PostMapping("/breaker/close")
    ResponseEntity<String> closeBreaker(@RequestParam(required = false) @Nullable String back, Caller caller) {
        breaker.close(caller);
        return StaffPages.seeOther(PageForms.safe(back));
    }

    /** Nothing happens when the reporter's vote is gone already, as after a second click. */
    @PostMapping("/cases/{imageId}/mute")
    ResponseEntity<String> mute(
            @PathVariable String imageId,
            @RequestParam(required = false) @Nullable String reporter,
            @RequestParam(required = false) @Nullable String back,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        unlessGone(() ->
                reporters.mute(imageId, Objects.requireNonNullElse(reporter, ""), pages.messages(language), caller));
        return backTo(back, imageId);
    }

    /** Nothing happens when the mute has ended already. */
    @PostMapping("/cases/{imageId}/unmute")
    ResponseEntity<String> unmute(
            @PathVariable String imageId,
            @RequestParam(required = false) @Nullable String reporter,
            @RequestParam(required = false) @Nullable String back,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        unlessGone(() ->
                reporters.unmute(imageId, Objects.requireNonNullElse(reporter, ""), pages.messages(language), caller));
        return backTo(back, imageId);
    }

    private static void unlessGone(Runnable act) {
        try {
            act.run();
        } catch (ProblemException gone) {
            if (!gone.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
                throw gone;
            }
        }
    }

    /**
     * Answers with what became of each; sending the form again changes nothing, since its versions are stale then.
     *
     * @param chosen image id and version of each, with a colon between them
     */
    @PostMapping("/verdicts")
    ResponseEntity<String> decideSeveral(
            @RequestParam(required = false) @Nullable List<String> chosen,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String back,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        List<SeveralVerdicts.@Nullable Item> items = new ArrayList<>();
        for (String each : chosen == null ? List.<String>of() : chosen) {
            items.add(item(each, action, reason));
        }
        new VerdictRequest(action, 0L, reason).checked();
        SeveralVerdicts.Answer answer = new SeveralVerdicts(items).decidedBy(decisions, cases, caller);
        Messages messages = pages.messages(language);
        CaseRows rows = new CaseRows(messages, caller.account());
        List<SeveralOutcomes.Outcome> outcomes =
                answer.results().stream().map(result -> outcome(result, rows)).toList();
        long decided =
                outcomes.stream().filter(SeveralOutcomes.Outcome::decided).count();
        return pages.page(
                messages,
                CasePageController.PATH,
                messages.text("moderation.several-title"),
                "outcomes.jte",
                new SeveralOutcomes(outcomes, decided, PageForms.safe(back)));
    }

    private static SeveralVerdicts.Item item(String chosen, @Nullable String action, @Nullable String reason) {
        int colon = chosen.indexOf(':');
        try {
            return new SeveralVerdicts.Item(
                    Decisions.imageId(chosen.substring(0, Math.max(0, colon))),
                    action,
                    Long.parseLong(chosen.substring(colon + 1)),
                    reason);
        } catch (NumberFormatException noVersion) {
            throw ProblemException.invalid("chosen", "must be an image id and a version");
        }
    }

    private SeveralOutcomes.Outcome outcome(SeveralVerdicts.Result result, CaseRows rows) {
        if (result.decided() != null) {
            return new SeveralOutcomes.Outcome(rows.row(result.decided()), true, "moderation.outcome.decided");
        }
        String imageId = result.imageId();
        CaseRow now =
                imageId == null ? null : cases.find(imageId).map(rows::row).orElse(null);
        boolean stale = result.problem() != null
                && ProblemType.STALE_VERSION.uri().equals(result.problem().getType());
        return new SeveralOutcomes.Outcome(
                now, false, stale ? "moderation.outcome.changed" : "moderation.outcome.refused");
    }

    /** To the page of the form, and on it to the case. */
    private static ResponseEntity<String> backTo(@Nullable String back, String imageId) {
        return StaffPages.seeOther(PageForms.safe(back) + "#case-" + imageId);
    }
}
