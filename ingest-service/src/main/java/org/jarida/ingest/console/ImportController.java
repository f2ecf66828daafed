package org.jarida.ingest.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jarida.ingest.feed.UnreadableFeedException;
import org.jarida.ingest.opml.OpmlImport;
import org.jarida.service.trust.Caller;
import org.jarida.theme.Messages;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Sources from an OPML document, as a file or as text. Sent again it finds every source there already. */
@Controller
@RequestMapping(ConsolePages.SOURCES + "/import")
class ImportController {

    private static final String PATH = ConsolePages.SOURCES + "/import";
    private static final String TEXT = "text/xml; charset=utf-8";

    private final OpmlImport imports;
    private final ConsolePages pages;

    ImportController(OpmlImport imports, ConsolePages pages) {
        this.imports = imports;
        this.pages = pages;
    }

    @GetMapping
    ResponseEntity<String> ask(
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller) {
        return page(HttpStatus.OK, null, null, pages.messages(language), caller);
    }

    @PostMapping
    ResponseEntity<String> read(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String text,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            Caller caller)
            throws IOException {
        Messages messages = pages.messages(language);
        MultipartFile uploaded = file == null || file.isEmpty() ? null : file;
        if (uploaded == null && text.isBlank()) {
            return page(HttpStatus.BAD_REQUEST, messages.text("console.import-nothing"), null, messages, caller);
        }
        try {
            OpmlImport.Report report = uploaded == null
                    ? imports.run(text.getBytes(StandardCharsets.UTF_8), TEXT)
                    : imports.run(uploaded.getBytes(), uploaded.getContentType());
            return page(HttpStatus.OK, null, report(report, messages), messages, caller);
        } catch (UnreadableFeedException _) {
            return page(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    messages.text("console.import-unreadable"),
                    null,
                    messages,
                    caller);
        }
    }

    private ResponseEntity<String> page(
            HttpStatus status,
            @Nullable String problem,
            ImportPage.@Nullable Report report,
            Messages messages,
            Caller caller) {
        ImportPage model = new ImportPage(problem, report, new ConsoleForms(caller.csrfToken(), PATH));
        return pages.page(status, messages, PATH, messages.text("console.import"), "import.jte", model);
    }

    private static ImportPage.Report report(OpmlImport.Report of, Messages messages) {
        return new ImportPage.Report(
                of.added(),
                of.alreadyThere(),
                of.refused(),
                of.outlines().stream().map(line -> line(line, messages)).toList());
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
