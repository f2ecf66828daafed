package org.jarida.ingest.preview;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jarida.ingest.feed.FurtherDocuments;
import org.jarida.ingest.feed.RawDocument;
import org.jarida.ingest.feed.UnreadableFeedException;
import org.jarida.ingest.source.SourceCheck;
import org.jarida.service.problem.ProblemException;
import org.jarida.service.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Shows an editor what would be ingested from a document sent as the request's body, with its own {@code Content-Type}.
 * Nothing is stored and nothing is fetched. The body is read here, not by a converter, so that its type can be anything
 * and no more of it is read than a preview may have. Every parameter but {@code url} is a selector by its name.
 */
@RestController
@RequestMapping(path = "/api/v1/preview", produces = MediaType.APPLICATION_JSON_VALUE)
class PreviewController {

    private static final String ADDRESS = "url";

    private final Preview preview = new Preview();

    @PostMapping("/feed")
    PreviewView.Feed feed(HttpServletRequest request) throws IOException {
        var parameters = parameters(request);
        try {
            return preview.feed(document(request, parameters), selectors(parameters), FurtherDocuments.none());
        } catch (UnreadableFeedException unreadable) {
            throw new ProblemException(
                    ProblemType.UNREADABLE,
                    "This can be followed as none of a feed, a sitemap and a listing: " + unreadable.getMessage()
                            + ".");
        }
    }

    @PostMapping("/article")
    PreviewView.Article article(HttpServletRequest request) throws IOException {
        var parameters = parameters(request);
        try {
            return preview.article(document(request, parameters), selectors(parameters));
        } catch (UnreadableArticleException unreadable) {
            throw new ProblemException(
                    ProblemType.UNREADABLE, "This holds no article: " + unreadable.getMessage() + ".");
        }
    }

    /** Of the query alone: asking the request for them would take a body that calls itself a form for more of them. */
    private static Map<String, String> parameters(HttpServletRequest request) {
        var parameters = new HashMap<String, String>();
        UriComponentsBuilder.newInstance()
                .query(request.getQueryString())
                .build()
                .getQueryParams()
                .forEach((name, values) -> parameters.put(decoded(name), decoded(values.getFirst())));
        return parameters;
    }

    private static String decoded(@Nullable String written) {
        return written == null ? "" : URLDecoder.decode(written, StandardCharsets.UTF_8);
    }

    private static RawDocument document(HttpServletRequest request, Map<String, String> parameters) throws IOException {
        var base = base(parameters.getOrDefault(ADDRESS, ""));
        return new RawDocument(body(request), request.getContentType(), base);
    }

    private static Map<String, String> selectors(Map<String, String> parameters) {
        var selectors = new HashMap<String, @Nullable String>(parameters);
        selectors.remove(ADDRESS);
        return SourceCheck.selectors(selectors);
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
                .orElseThrow(() -> ProblemException.invalid("url", "must be an http or https address"));
    }
}
