package org.jarida.gateway.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jarida.theme.UiLanguage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem as the answer to a request, never to be cached: JSON for programs, a page for people. */
@Component
public class Problems {

    /** Roots that no person reads; a problem below them is JSON whatever the client accepts. */
    private static final List<String> PROGRAM_ROOTS = List.of("/api/", "/images/", "/feeds/", "/assets/", "/live");

    private final JsonMapper json;
    private final ObjectProvider<ProblemPage> page;

    Problems(JsonMapper json, ObjectProvider<ProblemPage> page) {
        this.json = json;
        this.page = page;
    }

    /** Whether the answer goes to a person's browser. */
    public static boolean isForPerson(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        String path = request.getRequestURI();
        return accept != null
                && accept.contains("text/html")
                && PROGRAM_ROOTS.stream().noneMatch(path::startsWith);
    }

    /** Writes the problem; what was already put into the response but not sent is replaced, its headers are kept. */
    public void write(ProblemException problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.resetBuffer();
        response.setStatus(problem.type().status().value());
        problem.headers().forEach(response::setHeader);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        ProblemPage renderer = page.getObject();
        byte[] body;
        if (isForPerson(request)) {
            response.setContentType("text/html;charset=UTF-8");
            body = renderer.render(problem, request).getBytes(StandardCharsets.UTF_8);
        } else {
            UiLanguage language = renderer.language(request);
            response.setContentType("application/problem+json");
            response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.tag());
            body = json.writeValueAsBytes(fields(problem, language));
        }
        response.setContentLength(body.length);
        if (!"HEAD".equals(request.getMethod())) {
            response.getOutputStream().write(body);
        }
        response.flushBuffer();
    }

    private static Map<String, Object> fields(ProblemException problem, UiLanguage language) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", problem.type().uri());
        fields.put("title", problem.type().title(language));
        fields.put("status", problem.type().status().value());
        fields.put("detail", problem.detail());
        return fields;
    }
}
