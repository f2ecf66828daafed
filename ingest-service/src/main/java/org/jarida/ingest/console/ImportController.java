package org.jarida.ingest.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import org.jarida.ingest.feed.UnreadableFeedException;
import org.jarida.ingest.opml.ImportRun;
import org.jarida.ingest.opml.ImportRuns;
import org.jarida.ingest.opml.OpmlImport;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jarida.service.trust.Caller;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Sources from an OPML document, as a file or as text. It is worked through in the background; the page that tells how far it
 * is asks for itself again until it is done. Sent again it finds every source there already.
 */
@Controller
@RequestMapping(ConsolePages.SOURCES + "/import")
class ImportController {

    private static final String PATH = ConsolePages.SOURCES + "/import";
    private static final String TEXT = "text/xml; charset=utf-8";
    private static final String AGAIN_AFTER_SECONDS = "1";

    private final ImportRuns runs;
    private final ConsolePages pages;
    private final Clock clock;

    ImportController(ImportRuns runs, ConsolePages pages, Clock clock) {
        this.runs = runs;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping
    ResponseEntity<String> ask(
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        return page(HttpStatus.OK, PATH, null, null, pages.messages(language), caller);
    }

    @PostMapping
    ResponseEntity<String> begin(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String text,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller)
            throws IOException {
        MultipartFile uploaded = file == null || file.isEmpty() ? null : file;
        if (uploaded == null && text.isBlank()) {
            return refused(HttpStatus.BAD_REQUEST, "console.import-nothing", language, caller);
        }
        try {
            String run = uploaded == null
                    ? runs.begin(text.getBytes(StandardCharsets.UTF_8), TEXT)
                    : runs.begin(uploaded.getBytes(), uploaded.getContentType());
            return ConsolePages.seeOther(PATH + "/" + run);
        } catch (UnreadableFeedException _) {
            return refused(HttpStatus.UNPROCESSABLE_CONTENT, "console.import-unreadable", language, caller);
        }
    }

    /** How an import goes; kept for a week. */
    @GetMapping("/{id}")
    ResponseEntity<String> tell(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        ImportRun run = runs.find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such import."));
        Messages messages = pages.messages(language);
        boolean cutShort = run.isCutShort(clock.instant());
        ResponseEntity<String> page = page(
                HttpStatus.OK,
                PATH + "/" + id,
                cutShort ? messages.text("console.import-cut-short") : null,
                report(run, messages),
                messages,
                caller);
        if (run.isDone() || cutShort) {
            return page;
        }
        return ResponseEntity.ok()
                .headers(page.getHeaders())
                .header("Refresh", AGAIN_AFTER_SECONDS)
                .body(page.getBody());
    }

    private ResponseEntity<String> refused(
            HttpStatus status, String problem, @Nullable String language, Caller caller) {
        Messages messages = pages.messages(language);
        return page(status, PATH, messages.text(problem), null, messages, caller);
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            String path,
            @Nullable String problem,
            ImportPage.@Nullable Report report,
            Messages messages,
            Caller caller) {
        ImportPage model = new ImportPage(problem, report, new ConsoleForms(caller.csrfToken(), path));
        return pages.page(status, messages, path, messages.text("console.import"), "import.jte", model);
    }

    private static ImportPage.Report report(ImportRun of, Messages messages) {
        OpmlImport.Report report = of.report();
        return new ImportPage.Report(
                of.outlines(),
                of.isDone(),
                messages.text("console.import-counts", report.added(), report.alreadyThere(), report.refused()),
                report.outlines().stream().map(line -> line(line, messages)).toList());
    }

    private static ImportPage.Line line(OpmlImport.Line of, Messages messages) {
        boolean refused = of.result() == OpmlImport.Result.REFUSED;
        return new ImportPage.Line(
                of.name(),
                of.url(),
                "console.import." + of.result(),
                refused,
                of.source(),
                refused ? reasons(of, messages) : List.of());
    }

    private static List<String> reasons(OpmlImport.Line refused, Messages messages) {
        if (refused.source() != null) {
            return List.of(messages.text("console.import-other"));
        }
        return refused.wrong().isEmpty()
                ? List.of(messages.text("console.wrong.conflict"))
                : refused.wrong().stream()
                        .map(field -> FormFaults.words(field, messages))
                        .distinct()
                        .toList();
    }
}
