package org.jarida.moderation.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jarida.events.CaseState;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.trust.Caller;
import org.jarida.theme.Frame;
import org.jarida.theme.Messages;
import org.jarida.theme.SitePages;
import org.jarida.theme.UiLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
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

/** The moderators' page: cases, the last touched first, with their images blurred, and two ways to decide. */
@Controller
class CasePageController {

    private static final String PATH = "/moderation";
    private static final int ROWS = 20;

    private final CaseViews cases;
    private final Decisions decisions;
    private final SitePages pages;

    CasePageController(CaseViews cases, Decisions decisions, SitePages pages) {
        this.cases = cases;
        this.decisions = decisions;
        this.pages = pages;
    }

    @GetMapping(PATH)
    ResponseEntity<String> list(
            @RequestParam(required = false) @Nullable CaseState state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "false") boolean changed,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        CaseViews.Page page = cases.page(state, cursor == null ? null : Cursor.parse(cursor), ROWS);
        Messages messages = pages.messages(UiLanguage.of(language));
        CasePage model = new CasePage(
                page.items().stream().map(item -> row(item, messages)).toList(),
                states(),
                state == null ? null : state.name(),
                page.next() == null ? null : address(state) + (state == null ? "?" : "&") + "cursor=" + page.next(),
                caller.csrfToken(),
                changed);
        Frame frame = Frame.of(messages.language(), address(state), messages.text("moderation.title"));
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", SitePages.CONTENT_SECURITY_POLICY)
                .body(pages.render(frame, "cases.jte", model));
    }

    /** Leads back to the list; a decision that came too late is said there, on the case as it is now. */
    @PostMapping(path = PATH + "/cases/{imageId}/verdicts", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> decide(
            @PathVariable String imageId,
            @RequestParam(required = false) @Nullable String action,
            @RequestParam(required = false) @Nullable Long version,
            @RequestParam(required = false) @Nullable String reason,
            Caller caller) {
        String back = PATH;
        try {
            decisions.decide(imageId, new VerdictRequest(action, version, reason), caller);
        } catch (ProblemException refused) {
            if (!refused.getStatusCode().isSameCodeAs(HttpStatus.CONFLICT)) {
                throw refused;
            }
            back = PATH + "?changed=true";
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .location(URI.create(back))
                .build();
    }

    private static List<String> states() {
        return Arrays.stream(CaseState.values())
                .filter(each -> each != CaseState.UNKNOWN)
                .map(CaseState::name)
                .toList();
    }

    private static String address(@Nullable CaseState state) {
        return state == null ? PATH : PATH + "?state=" + state.name();
    }

    private static CasePage.Row row(CaseView of, Messages messages) {
        Map<String, Long> reasons = new TreeMap<>();
        of.reasons().forEach((reason, count) -> reasons.put(reason.name(), count));
        return new CasePage.Row(
                of.imageId(),
                of.state().name(),
                of.version(),
                of.reports(),
                of.distinctReporters(),
                reasons,
                of.articles().stream()
                        .map(article -> new CasePage.Article("/articles/" + article.id(), article.title()))
                        .toList(),
                messages.dayAndTime(of.touchedAt(), ZoneOffset.UTC),
                !of.state().visible(),
                !of.state().visible() || of.state() == CaseState.SUSPECT);
    }
}
