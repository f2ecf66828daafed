package org.jarida.service.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jarida.theme.UiLanguage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts a problem detail into a response: JSON for machines, a page for people on a page's path. The title is in the
 * language of {@code Accept-Language}, as every word for people is; the detail, for developers, is in English.
 */
public final class ProblemResponses {

    private static final List<String> NEVER_PAGES = List.of("/api/", "/images/", "/feeds/");

    private final JsonMapper json;
    private final @Nullable HtmlProblems pages;

    ProblemResponses(JsonMapper json, @Nullable HtmlProblems pages) {
        this.json = json;
        this.pages = pages;
    }

    /** A response to no or a wrong token. */
    public void unauthenticated(HttpServletRequest request, HttpServletResponse response, Exception ignored)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        write(
                request,
                response,
                ProblemException.problem(ProblemType.UNAUTHENTICATED, "Only the gateway may call this."));
    }

    /** A response to a caller who may not. */
    public void forbidden(HttpServletRequest request, HttpServletResponse response, Exception ignored)
            throws IOException {
        write(
                request,
                response,
                ProblemException.problem(ProblemType.FORBIDDEN, "This needs a role that you do not have."));
    }

    private void write(HttpServletRequest request, HttpServletResponse response, ProblemDetail problem)
            throws IOException {
        UiLanguage language = translated(problem, request);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(problem));
    }

    /** The problem as the client likes it best. */
    ResponseEntity<Object> entity(ProblemDetail problem, HttpHeaders headers, HttpServletRequest request) {
        ResponseEntity.BodyBuilder response = ResponseEntity.status(problem.getStatus())
                .headers(headers)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        HtmlProblems renderer = pages;
        if (renderer != null && wantsPage(request)) {
            return response.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                    .body(renderer.render(problem, request));
        }
        UiLanguage language = translated(problem, request);
        return response.contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .body(problem);
    }

    private static UiLanguage translated(ProblemDetail problem, HttpServletRequest request) {
        UiLanguage language = UiLanguage.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        ProblemType.of(problem.getType()).ifPresent(type -> problem.setTitle(type.title(language)));
        return language;
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        if (accept == null || NEVER_PAGES.stream().anyMatch(request.getRequestURI()::startsWith)) {
            return false;
        }
        try {
            return MediaType.parseMediaTypes(accept).stream()
                    .anyMatch(type -> !type.isWildcardType() && type.includes(MediaType.TEXT_HTML));
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }
}
