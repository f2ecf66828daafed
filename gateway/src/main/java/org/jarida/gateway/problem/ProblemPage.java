package org.jarida.gateway.problem;

import jakarta.servlet.http.HttpServletRequest;

/** Renders a problem for a person; a bean of it is used where the client takes HTML and the path is a page's. */
public interface ProblemPage {

    /** A whole HTML document. */
    String render(ProblemException problem, HttpServletRequest request);
}
