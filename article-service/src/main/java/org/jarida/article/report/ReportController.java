package org.jarida.article.report;

import java.net.URI;
import org.jarida.events.ReportReason;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.trust.Caller;
import org.jarida.theme.Messages;
import org.jarida.theme.SitePages;
import org.jarida.theme.UiLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes readers' reports. JSON is answered 202 with the thank-you of the article's page, in the reader's language; a
 * form is answered 303 to that page, at the image, with {@code ?reported} or {@code ?withdrawn} naming it. Either only
 * after the broker has acknowledged; when it has not, 503 within six seconds, and the reader may send the same again.
 */
@RestController
@RequestMapping("/api/v1/articles/{articleId}/images/{imageId}/reports")
class ReportController {

    private static final String REPORT = "report";
    private static final String WITHDRAWAL = "withdrawal";

    private final Reports reports;
    private final ReportMetrics metrics;
    private final SitePages pages;

    ReportController(Reports reports, ReportMetrics metrics, SitePages pages) {
        this.reports = reports;
        this.metrics = metrics;
        this.pages = pages;
    }

    record ThanksView(String message) {}

    @PostMapping
    ResponseEntity<ThanksView> report(
            Caller caller,
            @PathVariable String articleId,
            @PathVariable String imageId,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            @RequestBody(required = false) @Nullable ReportRequest body) {
        send(caller, articleId, imageId, body == null ? ReportRequest.EMPTY : body);
        Messages words = pages.messages(UiLanguage.of(language));
        return accepted(words, words.text("report.thanks") + " " + words.text("report.thanks-more"));
    }

    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Void> reportByForm(
            Caller caller,
            @PathVariable String articleId,
            @PathVariable String imageId,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String comment) {
        send(caller, articleId, imageId, new ReportRequest(reason, comment));
        return backTo(articleId, "reported", imageId);
    }

    @DeleteMapping
    ResponseEntity<ThanksView> withdraw(
            Caller caller,
            @PathVariable String articleId,
            @PathVariable String imageId,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language) {
        takeBack(caller, articleId, imageId);
        Messages words = pages.messages(UiLanguage.of(language));
        return accepted(words, words.text("report.withdrawn"));
    }

    @PostMapping("/withdraw")
    ResponseEntity<Void> withdrawByForm(Caller caller, @PathVariable String articleId, @PathVariable String imageId) {
        takeBack(caller, articleId, imageId);
        return backTo(articleId, "withdrawn", imageId);
    }

    private void send(Caller caller, String articleId, String imageId, ReportRequest request) {
        counted(REPORT, () -> {
            ReportReason reason = request.knownReason();
            String comment = request.checkedComment();
            reports.report(caller, articleId, imageId, reason, comment);
        });
    }

    private void takeBack(Caller caller, String articleId, String imageId) {
        counted(WITHDRAWAL, () -> reports.withdraw(caller, articleId, imageId));
    }

    private void counted(String kind, Runnable request) {
        try {
            request.run();
        } catch (ProblemException refused) {
            metrics.refused(kind);
            throw refused;
        } catch (RuntimeException away) {
            // only counted here: what it means for the client is decided where every problem is
            metrics.unavailable(kind);
            throw away;
        }
        metrics.accepted(kind);
    }

    private static ResponseEntity<ThanksView> accepted(Messages words, String message) {
        return ResponseEntity.status(HttpStatus.ACCEPTED)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_LANGUAGE, words.language().tag())
                .body(new ThanksView(message));
    }

    private static ResponseEntity<Void> backTo(String articleId, String marker, String imageId) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .cacheControl(CacheControl.noStore())
                .location(URI.create("/articles/%s?%s=%s#image-%s".formatted(articleId, marker, imageId, imageId)))
                .build();
    }
}
