package org.jarida.service.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ProblemDetail;

/** Renders a problem as a page, for people; a service that serves pages has a bean of it. */
@FunctionalInterface
public interface HtmlProblems {

    /** The whole HTML page. */
    String render(ProblemDetail problem, HttpServletRequest request);
}
