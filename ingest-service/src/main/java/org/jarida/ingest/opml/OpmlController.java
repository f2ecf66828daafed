package org.jarida.ingest.opml;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jarida.ingest.feed.UnreadableFeedException;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** The editors' way to bring sources in and out as OPML. The body may have any type: what it is, it says itself. */
@RestController
@RequestMapping("/api/v1/sources")
final class OpmlController {

    private static final int LARGEST_BODY = 1024 * 1024;
    private static final MediaType OPML = new MediaType("text", "x-opml", StandardCharsets.UTF_8);

    private final OpmlImport imports;
    private final OpmlExport exports;

    OpmlController(OpmlImport imports, OpmlExport exports) {
        this.imports = imports;
        this.exports = exports;
    }

    @PostMapping("/import")
    OpmlImport.Report read(HttpServletRequest request) throws IOException {
        return read(request.getInputStream(), request.getContentType());
    }

    /** As a form of a browser sends a file; the part's own type names the charset, if any does. */
    @PostMapping(path = "/import", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    OpmlImport.Report readFile(@RequestPart("file") MultipartFile file) throws IOException {
        try (InputStream content = file.getInputStream()) {
            return read(content, file.getContentType());
        }
    }

    private OpmlImport.Report read(InputStream content, @Nullable String contentType) throws IOException {
        byte[] body = content.readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new ProblemException(ProblemType.TOO_LARGE, "An OPML document of at most 1 MB can be imported.");
        }
        try {
            return imports.run(body, contentType);
        } catch (UnreadableFeedException unreadable) {
            throw new ProblemException(ProblemType.UNREADABLE, "This is " + unreadable.getMessage() + ".");
        }
    }

    @GetMapping("/export")
    ResponseEntity<byte[]> write() {
        return ResponseEntity.ok()
                .contentType(OPML)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"jarida.opml\"")
                .body(exports.write().getBytes(StandardCharsets.UTF_8));
    }
}
