package org.jarida.ingest.preview;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.jarida.ingest.feed.UnreadableFeedException;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Shows an editor what would be ingested from a document sent as the request's body, with its own {@code Content-Type}.
 * Nothing is stored and nothing is fetched. The body is read here, not by a converter, so that its type can be anything
 * and no more of it is read than a preview may have.
 */
@RestController
@RequestMapping(path = "/api/v1/preview", produces = MediaType.APPLICATION_JSON_VALUE)
class PreviewController {

    private final Preview preview = new Preview();

    @PostMapping("/feed")
    PreviewView.Feed feed(HttpServletRequest request, @RequestParam(defaultValue = "") String url) throws IOException {
        try {
            return preview.feed(body(request), request.getContentType(), base(url));
        } catch (UnreadableFeedException unreadable) {
            throw new ProblemException(ProblemType.UNREADABLE, "This is no feed: " + unreadable.getMessage() + ".");
        }
    }

    @PostMapping("/article")
    PreviewView.Article article(HttpServletRequest request, @RequestParam(defaultValue = "") String url)
            throws IOException {
        try {
            return preview.article(body(request), request.getContentType(), base(url));
        } catch (UnreadableArticleException unreadable) {
            throw new ProblemException(
                    ProblemType.UNREADABLE, "This holds no article: " + unreadable.getMessage() + ".");
        }
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() <= Preview.LARGEST_BODY) {
            byte[] body = request.getInputStream().readNBytes(Preview.LARGEST_BODY + 1);
            if (body.length <= Preview.LARGEST_BODY) {
                return body;
            }
        }
        throw new ProblemException(ProblemType.TOO_LARGE, "A document of at most 15 MB can be previewed.");
    }

    private static URI base(String url) {
        if (url.isBlank()) {
            return URI.create("");
        }
        return WebAddress.of(url)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INVALID_REQUEST, "The parameter url must be an http or https address."));
    }
}
