package org.jarida.moderation.web;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jarida.events.CaseState;
import org.jarida.events.ReportReason;
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

/** The moderators' pages: the queue, one case, and the form that decides. */
@Controller
class CasePageController {

    static final String PATH = "/moderation";

    private static final int ROWS = 20;
    private static final List<String> AGES = List.of("PT1H", "PT24H", "PT168H");

    private final CaseViews cases;
    private final Decisions decisions;
    private final Reporters reporters;
    private final BreakerDesk breaker;
    private final AppealViews appeals;
    private final StaffPages pages;

    CasePageController(
            CaseViews cases,
            Decisions decisions,
            Reporters reporters,
            BreakerDesk breaker,
            AppealViews appeals,
            StaffPages pages) {
        this.appeals = appeals;
        this.cases = cases;
        this.reporters = reporters;
        this.breaker = breaker;
        this.decisions = decisions;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<String> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String age,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String done,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        CaseFilter filter = CaseFilter.parse(state, source, reason, age);
        CaseViews.Page page = cases.page(filter, cursor == null ? null : Cursor.parse(cursor), ROWS);
        Messages messages = pages.messages(language);
        CaseRows rows = new CaseRows(messages, caller.account());
        String address = filter.address(PATH);
        CasePage model = new CasePage(
                page.items().stream().map(rows::row).toList(),
                filters(filter),
                breaker.notice(rows),
                appeals.countOpen(),
                page.next() == null ? null : StaffPages.with(address, "cursor", page.next()),
                new PageForms(caller.csrfToken(), address),
                done == null
                        ? null
                        : cases.find(Decisions.imageId(done)).map(rows::row).orElse(null));
        return pages.page(messages, address, messages.text("moderation.title"), "cases.jte", model);
    }

    @GetMapping(PATH + "/cases/{imageId}")
    ResponseEntity<String> one(
            @PathVariable String imageId,
            @RequestParam(required = false) @Nullable Long seen,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        CaseView found = cases.find(Decisions.imageId(imageId)).orElseThrow(Decisions::unknown);
        Messages messages = pages.messages(language);
        CaseRows rows = new CaseRows(messages, caller.account());
        CaseRow row = rows.row(found);
        long known = seen == null ? found.version() : seen;
        CaseDetail model = new CaseDetail(
                row,
                found.round(),
                found.restores(),
                found.history().reversed().stream()
                        .map(change -> change(change, rows, known))
                        .toList(),
                found.notes().stream()
                        .map(note -> new CaseDetail.Note(note.account(), rows.time(note.at()), note.text()))
                        .toList(),
                reporters.of(imageId),
                reporters.haveRecords(),
                appeals.openOf(imageId).stream()
                        .map(each -> AppealRow.of(each, messages))
                        .toList(),
                new PageForms(caller.csrfToken(), row.href()),
                seen != null);
        return pages.page(
                messages, row.href(), messages.text("moderation.case-title", row.shortId()), "case.jte", model);
    }

    /** Leads back to where the form stood; a decision that came too late to the case as it is now. */
    @PostMapping(path = PATH + "/cases/{imageId}/verdicts", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<String> decide(
            @PathVariable String imageId,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Long version,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String back,
            Caller caller) {
        try {
            decisions.decide(imageId, new VerdictRequest(action, version, reason), caller);
        } catch (ProblemException refused) {
            if (!refused.getStatusCode().isSameCodeAs(HttpStatus.CONFLICT)) {
                throw refused;
            }
            return StaffPages.seeOther(
                    StaffPages.with(PATH + "/cases/" + imageId, "seen", Objects.requireNonNullElse(version, 0L)));
        }
        String address = PageForms.safe(back);
        return StaffPages.seeOther(
                address.startsWith(PATH + "/cases/") ? address : StaffPages.with(address, "done", imageId));
    }

    private static CasePage.Filters filters(CaseFilter filter) {
        return new CasePage.Filters(
                names(Arrays.stream(CaseState.values())
                        .filter(each -> each != CaseState.UNKNOWN)
                        .toList()),
                names(Arrays.asList(ReportReason.values())),
                AGES,
                filter.state() == null ? null : filter.state().name(),
                filter.source(),
                filter.reason() == null ? null : filter.reason().name(),
                filter.age() == null ? null : filter.age().toString());
    }

    private static List<String> names(List<? extends Enum<?>> values) {
        return values.stream().<String>map(Enum::name).toList();
    }

    private static CaseDetail.Change change(CaseView.Change of, CaseRows rows, long known) {
        return new CaseDetail.Change(
                of.version(),
                of.from().name(),
                of.to().name(),
                of.rule(),
                of.score(),
                of.distinct(),
                of.networks(),
                of.actor().name(),
                of.account(),
                of.reason(),
                rows.time(of.at()),
                of.version() > known);
    }
}
