package org.jarida.gateway.problem;

import jakarta.servlet.http.HttpServletRequest;
import org.jarida.theme.UiLanguage;

/** Says a problem in the language of whoever asked; whole where the client takes HTML and the path is a page's. */
public interface ProblemPage {

    /** The language to answer in. */
    UiLanguage language(HttpServletRequest request);

    /** A whole HTML document. */
    String render(ProblemException problem, HttpServletRequest request);
}
